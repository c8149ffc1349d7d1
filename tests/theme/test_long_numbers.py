from theme.templatetags.theme_tags import breakable


def test_a_long_number_may_break_after_its_slashes():
    assert breakable("893.3/00070/X/2026") == "893.3/<wbr>00070/<wbr>X/<wbr>2026"


def test_what_is_not_ours_is_escaped():
    assert breakable("<b>/") == "&lt;b&gt;/<wbr>"
