"""The site's first two pages: the front door in place of Wagtail's welcome page, and the catalogue below it."""

from django.db import migrations
from django.utils import timezone

HOME_PATH = "00010001"
CATALOGUE_PATH = "000100010001"


def create_home_page(apps, schema_editor):
    # Historical models know nothing of the page tree: paths, depths and counts are written by hand.
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Page.objects.filter(path__startswith=HOME_PATH).delete()

    now = timezone.now()
    locale = apps.get_model("wagtailcore", "Locale").objects.first()
    published = {"locale": locale, "live": True, "first_published_at": now, "last_published_at": now}
    home = apps.get_model("home", "HomePage").objects.create(
        title="Bimtek",
        draft_title="Bimtek",
        slug="home",
        content_type=_content_type(apps, "home", "homepage"),
        path=HOME_PATH,
        depth=2,
        numchild=1,
        url_path="/home/",
        headline="Belajar digital, di mana pun Anda bertugas",
        introduction=(
            "Pelatihan literasi digital bagi ASN: dipelajari di ponsel, diuji dengan adil, "
            "dan dibuktikan dengan sertifikat yang dapat diperiksa siapa pun."
        ),
        **published,
    )
    apps.get_model("courses", "CourseIndexPage").objects.create(
        title="Katalog pelatihan",
        draft_title="Katalog pelatihan",
        slug="katalog",
        content_type=_content_type(apps, "courses", "courseindexpage"),
        path=CATALOGUE_PATH,
        depth=3,
        numchild=0,
        url_path="/home/katalog/",
        introduction="Pilih pelatihan yang sesuai dengan tugas Anda.",
        **published,
    )
    Page.objects.filter(depth=1).update(numchild=1)
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", site_name="Bimtek LMS", root_page_id=home.pk, is_default_site=True)


def _content_type(apps, app_label, model):
    return apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app_label, model=model)[0]


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("courses", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create_home_page, migrations.RunPython.noop)]
