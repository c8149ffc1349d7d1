import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from courses.blocks import LessonBody
from courses.lesson_body import body_html
from courses.models import LessonPage

pytestmark = pytest.mark.django_db  # a page asks for its content type, which other tests may have emptied from memory

TABLE = {"caption": "Contoh", "header": ["Tanda", "Arti"], "rows": [["apk", "aplikasi"], ["pdf", "dokumen"]]}
QUESTION = {
    "question": "Alamat mana yang asli?",
    "options": [
        {"text": "bkn.go.id", "is_correct": True, "feedback": "Tepat."},
        {"text": "bkn-go-id.com", "is_correct": False, "feedback": "Belum tepat."},
    ],
}


def html_of(*blocks):
    return str(body_html(LessonPage(body=list(blocks))))


def clean(name, value):
    block = LessonBody().child_blocks[name]
    return block.clean(block.to_python(value))


def make_document(name, content):
    return Document.objects.create(title=name, file=ContentFile(content, name=name), file_size=len(content))


@pytest.fixture
def image(db):
    with get_test_image_file(size=(1200, 675)) as file:
        return Image.objects.create(title="surel", file=file)


@pytest.fixture
def video(db):
    return make_document("lima-ciri.mp4", b"x" * 1_500_000)


def test_text_keeps_its_markup_without_a_wrapper():
    assert html_of(("text", "<h2>Judul</h2><p>Isi</p>")).strip() == "<h2>Judul</h2><p>Isi</p>"


@pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")  # Wagtail leaves it to the garbage collector
def test_an_image_comes_small_and_large_with_its_words_and_measures(image):
    html = html_of(("image", {"image": image, "alt": "Surel tiruan", "caption": "Rekaan"}))

    assert 'alt="Surel tiruan"' in html
    assert 'width="960"' in html
    assert 'height="540"' in html
    assert "960w" in html
    assert "480w" in html
    assert html.count(".webp") == 4  # the last one is the link that enlarges it
    assert 'loading="lazy"' in html
    assert "<figcaption>Rekaan " in html
    assert "Perbesar gambar" in html


def test_an_image_needs_words_for_what_it_shows(image):
    with pytest.raises(ValidationError):
        clean("image", {"image": image.pk, "alt": "", "caption": ""})


def test_a_video_tells_its_size_and_length_and_works_without_script(video):
    html = html_of(("video", {"video": video, "title": "Lima ciri", "duration": "1:12", "transcript": "<p>Satu</p>"}))

    assert "Lima ciri (1:12)" in html
    assert "1,4\xa0MB" in html
    assert f'data-video="{video.url}"' in html
    assert f'<a href="{video.url}">' in html
    assert "<p>Satu</p>" in html
    assert "<video" not in html


@pytest.mark.parametrize("change", [{"transcript": ""}, {"duration": "72 detik"}])
def test_a_video_needs_a_transcript_and_a_length(video, change):
    value = {"video": video.pk, "title": "Lima ciri", "duration": "1:12", "transcript": "<p>Satu</p>", **change}

    with pytest.raises(ValidationError):
        clean("video", value)


@pytest.mark.parametrize(
    ("tone", "css"), [("note", "notice"), ("tip", "notice success"), ("warning", "notice warning")]
)
def test_a_callout_shows_its_tone(tone, css):
    html = html_of(("callout", {"tone": tone, "title": "Ingat", "body": "<p>Kunci layar.</p>"}))

    assert f'class="{css}"' in html
    assert "<p>Kunci layar.</p>" in html


def test_steps_are_an_ordered_list():
    html = html_of(("steps", {"title": "Bila terkecoh", "items": ["<p>Putuskan.</p>", "<p>Laporkan.</p>"]}))

    assert '<ol class="steps"><li><p>Putuskan.</p></li><li><p>Laporkan.</p></li></ol>' in html


def test_the_discussion_of_a_case_study_is_opened_after_thinking():
    value = {"title": "Berkas", "body": "<p>Kasus</p>", "question": "Mengapa?", "discussion": "<p>Karena.</p>"}

    html = html_of(("case_study", value))

    assert html.index("Mengapa?") < html.index("<details") < html.index("<p>Karena.</p>")


def test_a_table_names_its_columns_and_rows_and_scrolls_on_a_phone():
    html = html_of(("table", TABLE))

    assert '<th scope="col">Tanda</th>' in html
    assert '<th scope="row">apk</th><td>aplikasi</td>' in html
    assert 'class="table-scroll" tabindex="0" role="region" aria-label="Contoh"' in html


def test_the_rows_of_a_table_are_as_wide_as_its_heading():
    with pytest.raises(ValidationError):
        clean("table", {**TABLE, "rows": [["apk", "aplikasi"], ["pdf"]]})

    assert clean("table", TABLE)["caption"] == "Contoh"


def test_a_download_tells_its_kind_and_size(video):
    html = html_of(("download", {"document": video, "title": "Lampiran", "description": ""}))

    assert "Unduh (MP4, 1,4\xa0MB)" in html


def test_a_check_question_has_feedback_on_each_answer_and_works_without_script():
    html = html_of(("check_question", QUESTION))

    assert html.count("data-feedback-id=") == 2
    assert '<p id="check-1-1" class="correct" data-feedback hidden>Tepat.</p>' in html
    assert '<p id="check-1-2" class="incorrect" data-feedback hidden>Belum tepat.</p>' in html
    assert "<li>bkn-go-id.com: Belum tepat.</li>" in html


def test_two_check_questions_do_not_share_their_choice():
    html = html_of(("check_question", QUESTION), ("check_question", QUESTION))

    assert 'name="check-1"' in html
    assert 'name="check-2"' in html


@pytest.mark.parametrize("right", [[], [0, 1]])
def test_a_check_question_has_exactly_one_right_answer(right):
    options = [{**option, "is_correct": place in right} for place, option in enumerate(QUESTION["options"])]

    with pytest.raises(ValidationError):
        clean("check_question", {**QUESTION, "options": options})
