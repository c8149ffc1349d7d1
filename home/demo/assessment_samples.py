"""What a trainer and a marker of the demo find to do: answers to mark, an appeal, an exception, a late answer, an
analysis. All of it through the same services as everybody's."""

import datetime
import random
import uuid

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Employment, RoleAssignment
from accounts.services import grant_role
from assessments.analysis.services import ask_for_analysis
from assessments.analysis.working import analyse
from assessments.handed_in.services import hand_in
from assessments.marking.appealing import make_appeal
from assessments.marking.judging import Words, current_answer, judge
from assessments.marking.releasing import release_attempt
from assessments.models import Attempt, QuizPage
from assessments.overrides.services import set_override
from assessments.services import Answer, start_attempt, submit_attempt, take_answers
from assessments.version_content import questions_of
from courses.models import Cohort, CoursePage, LessonPage
from courses.services import complete_step, enrol
from home.demo import accounts
from home.demo.answers import choose

COURSE_CODE = "ASD-101"
QUIZ, LESSON = "kuis-asesmen", "periksa-sebelum-percaya"
ANALYSED = "tes-akhir"
UNIT = "DISKOMINFO"
MINUTE, HOUR, DAY = datetime.timedelta(minutes=1), datetime.timedelta(hours=1), datetime.timedelta(days=1)
RIGHT_SHARE = 0.8
ESSAYS = (
    (
        "Rekan-rekan, sore ini beredar surel yang mengatasnamakan Admin Kepegawaian. Alamatnya bukan "
        "sukamajukab.example, tenggatnya hanya satu jam, dan kita dilarang menghubungi kantor. Mohon jangan "
        "membuka tautannya. Periksa data Anda lewat aplikasi kepegawaian seperti biasa. Bila sudah terlanjur, "
        "hubungi unit TIK sekarang, kami bantu."
    ),
    (
        "Mohon waspada terhadap surel pembaruan data kepegawaian. Ciri-cirinya: domain pengirim hanya mirip dengan "
        "domain kita dan isinya meminta kata sandi. Tidak perlu dibalas. Laporkan saja kepada unit TIK, lalu hapus "
        "setelah ada arahan. Data kita tidak dapat terhapus lewat surel. Terima kasih sudah saling menjaga."
    ),
    (
        "Yth. Bapak dan Ibu, ada surel yang meminta NIP dan kata sandi dengan alasan data akan dihapus. Kantor "
        "tidak pernah meminta kata sandi lewat surel. Tolong jangan menekan tautannya dan tanyakan kepada BKPSDM "
        "lewat telepon kantor bila ragu. Rekan yang sudah mengisi diharap segera mengganti kata sandi dari "
        "perangkat lain."
    ),
    (
        "Surel tentang penghapusan data kepegawaian malam ini adalah penipuan. Jangan dibuka. Jangan diteruskan ke "
        "grup lain karena tautannya berbahaya. Laporkan kepada unit TIK dengan menyebut jam diterimanya. Pegawai "
        "yang ragu dapat datang ke loket kepegawaian pada jam kerja. Kita selesaikan bersama dengan tenang."
    ),
)
CHECKLIST = """Daftar periksa keamanan akun

1. Setiap akun dinas memakai frasa sandi yang berbeda (ya/tidak)
2. Autentikasi multifaktor aktif pada surel dinas (ya/tidak)
3. Kode pemulihan tersimpan di tempat terkunci (ya/tidak)
4. Petugas loket keluar dari akun setiap pergantian jaga (ya/tidak)
5. Akun pegawai yang pindah dinonaktifkan pada hari yang sama (ya/tidak)
"""
COMMENTS = {
    "essay": "Tanda dan tindakannya tepat. Kalimat terakhir dapat lebih ringkas.",
    "file": "Setiap butir dapat diperiksa. Tambahkan butir tentang perangkat bersama.",
}
APPEAL = "Pada kriteria kejelasan saya mendapat nilai tengah, padahal setiap langkah dalam pesan saya dapat dijalankan."
REASON = "Memakai pembaca layar; waktu tambahan disepakati dengan pengajar."


def show_assessments(*, at):
    """Once: whoever has enrolled since then keeps the course for themselves."""
    course = CoursePage.objects.get(code=COURSE_CODE)
    cohort = Cohort.objects.get(course_key=course.translation_key)
    trainer, marker = accounts.person_of(accounts.TRAINER), accounts.person_of(accounts.MARKER)
    if cohort.enrolments.exists() or not trainer or not marker:
        return
    _let_mark(marker, course, at=at - 30 * DAY)
    samples = Samples(cohort, marker, trainer)
    colleagues = [each.user for each in _colleagues()[:5]]
    samples.mark_and_appeal(accounts.person_of(accounts.CERTIFIED), at=at)
    for place, learner in enumerate(colleagues[:3]):
        samples.wait_for_marker(learner, begun_at=at - (3 - place) * DAY - 2 * HOUR, essay=ESSAYS[place + 1])
    samples.begin_to_mark(at=at - HOUR)
    samples.come_late(colleagues[3], begun_at=at - 2 * DAY)
    samples.except_from_time(colleagues[4], at=at)
    _analyse(trainer, at=at)


def _colleagues():
    known = [account.number for account in accounts.ACCOUNTS]
    staff = Employment.objects.current().filter(unit__code=UNIT, user__roles=None).exclude(number__in=known)
    return staff.select_related("user").order_by("number")


def _let_mark(marker, course, *, at):
    facts = {"course_key": course.translation_key, "course_title": course.title}
    grant_role(user=marker, role=RoleAssignment.Role.MARKER, **facts, at=at)


def _analyse(trainer, *, at):
    quiz = QuizPage.objects.get(slug=ANALYSED)
    run = ask_for_analysis(quiz_key=quiz.translation_key, by=trainer, at=at)
    analyse(run_id=run.pk, clock=lambda: at)


class Samples:
    def __init__(self, cohort, marker, trainer):
        self.cohort, self.marker, self.trainer = cohort, marker, trainer
        self.quiz = QuizPage.objects.get(slug=QUIZ)
        self.lesson = LessonPage.objects.get(slug=LESSON)
        self.generator = random.Random(COURSE_CODE)  # noqa: S311 -- nothing secret

    def mark_and_appeal(self, learner, *, at):
        attempt = self.wait_for_marker(learner, begun_at=at - 5 * DAY, essay=ESSAYS[0])
        essay, file = self._for_people(attempt)
        self._judge(essay, chosen=[-1, 1, -1], is_draft=False, at=at - 4 * DAY)
        self._judge(file, chosen=[-1, -1], is_draft=False, at=at - 4 * DAY)
        release_attempt(attempt.pk, by=self.marker, at=at - 4 * DAY)
        make_appeal(item=essay, reason=APPEAL, at=at - DAY)

    def wait_for_marker(self, learner, *, begun_at, essay):
        attempt = self._begin(learner, begun_at)
        essay_item, file_item = self._for_people(attempt)
        upload = SimpleUploadedFile("daftar-periksa-akun.txt", CHECKLIST.encode(), "text/plain")
        hand_in(item=file_item, upload=upload, at=begun_at + 9 * MINUTE)
        given = {**self._choices(attempt), essay_item.public_id: [essay]}
        return submit_attempt(attempt=attempt, answers=_answers(given, first=10), at=begun_at + 14 * MINUTE)

    def begin_to_mark(self, *, at):
        longest_waiting = Attempt.objects.of_quiz(self.quiz.translation_key).submitted().filter(score=None)
        essay, _file = self._for_people(longest_waiting.earliest("submitted_at"))
        self._judge(essay, chosen=[-1], is_draft=True, at=at)

    def come_late(self, learner, *, begun_at):
        """The essay was typed in time and got lost on the way for half an hour."""
        attempt = self._begin(learner, begun_at)
        attempts = Attempt.objects.filter(pk=attempt.pk)
        essay, _file = self._for_people(attempt)
        in_time = _answers(self._choices(attempt), first=1)
        take_answers(attempts=attempts, answers=in_time, at=begun_at + 8 * MINUTE)
        typed_at = begun_at + 33 * MINUTE
        late = Answer(item=essay.public_id, given=[ESSAYS[0]], key=uuid.uuid4(), sequence=20, client_at=typed_at)
        take_answers(attempts=attempts, answers=[late], at=begun_at + 62 * MINUTE)

    def except_from_time(self, learner, *, at):
        enrol(learner=learner, cohort=self.cohort, at=at - 4 * DAY)
        set_override(
            quiz_key=self.quiz.translation_key,
            quiz_title=self.quiz.title,
            learner=learner,
            terms={"time_limit": 60},
            reason=REASON,
            by=self.trainer,
            at=at - 3 * DAY,
        )

    def _begin(self, learner, begun_at):
        enrolment = enrol(learner=learner, cohort=self.cohort, at=begun_at - DAY)
        checksum = self.lesson.content_checksum()
        key = self.lesson.translation_key
        complete_step(enrolment=enrolment, step_key=key, content_checksum=checksum, at=begun_at - HOUR)
        return start_attempt(enrolment=enrolment, quiz_key=self.quiz.translation_key, at=begun_at)

    def _for_people(self, attempt):
        """The item of the essay and that of the file."""
        items = {
            item.question_version.content["kind"]: item for item in attempt.items.select_related("question_version")
        }
        return items["essay"], items["file"]

    def _choices(self, attempt):
        questions = {key: question for key, question in questions_of(attempt.version).items() if question.options}
        chosen = choose(questions, right_share=RIGHT_SHARE, generator=self.generator)
        items = attempt.items.filter(question_version__in=questions)
        return {item.public_id: chosen[item.question_version_id] for item in items}

    def _judge(self, item, *, chosen, is_draft, at):
        """`chosen`: the place of the level for each of the first criteria."""
        content = item.question_version.content
        levels = {
            criterion["id"]: criterion["levels"][place]["id"]
            for criterion, place in zip(content["rubric"], chosen, strict=False)
        }
        words = Words(levels=levels, comment="" if is_draft else COMMENTS[content["kind"]])
        answer_key = current_answer(item).key
        judge(item=item, marker=self.marker, words=words, answer_key=answer_key, is_draft=is_draft, at=at)


def _answers(given, *, first):
    return [
        Answer(item=item, given=each, key=uuid.uuid4(), sequence=sequence)
        for sequence, (item, each) in enumerate(given.items(), start=first)
    ]
