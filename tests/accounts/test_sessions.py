import pytest


@pytest.mark.parametrize("cookie", ['"aaaaaaaa\\000bbbbbbbb"', "aaaaaaaa' OR 1=1", "x" * 500, "ünïcödeünïcöde"])
@pytest.mark.django_db
def test_a_cookie_that_we_never_gave_is_not_looked_up(client, cookie, django_assert_num_queries):
    """PostgreSQL refuses a NUL with an error, which would be a breakdown for whoever sends it."""
    with django_assert_num_queries(0):
        response = client.get("/beranda/", headers={"cookie": f"sessionid={cookie}"})

    assert response.status_code == 302
    assert response.cookies["sessionid"].value == ""
