"""Links between pages: what every folder of every server makes of them is what was meant."""

from __future__ import annotations

from urllib.parse import urljoin

from hypothesis import given
from hypothesis import strategies as st

from dxplan.addresses import file_of, relative

FOLDERS = st.lists(st.sampled_from(["a", "b", "en", "2023"]), max_size=4).map(
    lambda names: "".join(f"{name}/" for name in names)
)
ADDRESSES = st.builds("".join, st.tuples(FOLDERS, st.sampled_from(["", "", "x.css", "404.html"])))


@given(target=ADDRESSES, page=ADDRESSES, mark=st.sampled_from(["", "#part"]))
def test_a_link_leads_to_its_target(target: str, page: str, mark: str) -> None:
    """A browser that stands on a page comes to the target, under any folder; a link to itself is its part."""
    link = relative(target + mark, page)
    for folder in ("/", "/dx/plan/"):
        came = urljoin(f"https://example.org{folder}{page}", link)
        wanted = f"https://example.org{folder}{target}{mark}"
        assert file_of(came.removeprefix("https://example.org/")) == file_of(
            wanted.removeprefix("https://example.org/")
        )
    assert not link.startswith("/")
