"""The frame around every page: navigation, language, group, look."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from smio.errors import UserError
from smio.interface.following import one_run
from smio.interface.options import told_apart
from smio.interface.session import LANGUAGE_KEY, choose_group, current_group, database, words
from smio.language import LANGUAGES, Translator, error_sentence
from smio.store import all_groups

GROUP_PICKER = "group_picker"
ASSETS = Path(__file__).resolve().parents[2] / "assets"
ICON = ASSETS / "style" / "icon.svg"  # of a tab; an emoji would load the list of all of them, a tenth of a second


@dataclass(frozen=True)
class PageEntry:
    """A page of the map: ``name`` is section/file, its words stand under ``interface.page.<section>_<file>``."""

    name: str
    icon: str

    @property
    def section(self) -> str:
        return self.name.partition("/")[0]

    @property
    def path(self) -> str:
        return f"pages/{self.name}.py"

    @property
    def key(self) -> str:
        return f"interface.page.{self.name.replace('/', '_')}"


PAGES = (
    PageEntry("start/home", "home"),
    PageEntry("services/questionnaires", "upload_file"),
    PageEntry("services/scores", "bar_chart"),
    PageEntry("services/comparison", "compare_arrows"),
    PageEntry("services/trends", "show_chart"),
    PageEntry("services/breakdown", "pivot_table_chart"),
    PageEntry("services/comments", "forum"),
    PageEntry("services/cities", "leaderboard"),
    PageEntry("services/sample_size", "calculate"),
    PageEntry("index/checklist", "checklist"),
    PageEntry("index/advice", "trending_up"),
    PageEntry("index/dynamics", "timeline"),
    PageEntry("index/cities", "location_city"),
    PageEntry("index/review", "fact_check"),
    PageEntry("group_work/acts", "description"),
    PageEntry("group_work/letters", "mail"),
    PageEntry("group_work/register", "mark_email_read"),
    PageEntry("group_work/plan", "event_note"),
    PageEntry("council/package", "folder_zip"),
    PageEntry("council/slides", "co_present"),
    PageEntry("council/publication", "campaign"),
    PageEntry("council/report", "summarize"),
    PageEntry("settings/group", "groups"),
    PageEntry("settings/checklists", "rule"),
    PageEntry("settings/templates", "draft"),
    PageEntry("settings/backup", "backup"),
)


def open_frame() -> None:
    """Draw what stands above every page."""
    st.set_page_config(page_icon=str(ICON), layout="wide", initial_sidebar_state="auto")
    look()
    with st.container(horizontal=True, vertical_alignment="center", key="frame"):
        language_picker()
        t = words()
        try:
            database()
        except UserError as error:
            st.error(error_sentence(error, t), icon=":material/error:")
            st.stop()
        _group_picker(t)


def look() -> None:
    """The style of every page, and the uploader's own words in its language."""
    style = (ASSETS / "style" / "style.css").read_text(encoding="utf-8")
    st.html(f"<style>{style}{_built_in_words(words())}</style>")


def open_page() -> None:
    """Run the page of the URL."""
    t = words()
    sections: dict[str, list[st.Page]] = {}
    for position, entry in enumerate(PAGES):
        page = st.Page(
            entry.path,
            title=t(f"{entry.key}.title"),
            icon=f":material/{entry.icon}:",
            url_path=entry.name.replace("/", "-"),
            default=position == 0,
            help=t(f"{entry.key}.purpose"),
        )
        sections.setdefault(t(f"interface.section.{entry.section}"), []).append(page)
    with one_run():
        st.navigation(sections, expanded=True).run()


def heading(name: str, *, brief: bool = False) -> Translator:
    """A page's title and what it is for in one line, unless ``brief``; gives the translator."""
    t = words()
    entry = next(entry for entry in PAGES if entry.name == name)
    st.title(t(f"{entry.key}.title"), anchor=False)
    if not brief:
        st.caption(t(f"{entry.key}.purpose"))
    return t


def go(name: str) -> None:
    """Switch to another page; the empty query keeps Streamlit from refusing over bound widgets in the URL."""
    st.switch_page(f"pages/{name}.py", query_params={})


def next_step(label: str, name: str, *, primary: bool = True) -> None:
    """The next step as a button."""
    if st.button(
        label,
        type="primary" if primary else "secondary",
        icon=":material/arrow_forward:",
        icon_position="right",
        key=f"to_{name}",
    ):
        go(name)


def language_picker() -> None:
    """One click away on every page."""
    # The raw codes are the options: what is bound to the URL must not depend on the language.
    st.segmented_control(
        "Тил · Язык · Language",
        LANGUAGES,
        default="ru",
        required=True,
        key=LANGUAGE_KEY,
        bind="query-params",
        label_visibility="collapsed",
    )


def _group_picker(t: Translator) -> None:
    groups = told_apart({group.id: group.group.name for group in all_groups(database())})
    current = current_group()
    if current is None:
        return
    choose_group(current.id)
    st.session_state[GROUP_PICKER] = current.id  # a demo or a first upload may have changed the group meanwhile
    st.selectbox(
        t("interface.group.label"),
        list(groups),
        format_func=lambda group_id: groups.get(group_id, ""),
        key=GROUP_PICKER,
        on_change=lambda: choose_group(st.session_state[GROUP_PICKER]),
        label_visibility="collapsed",
        width=380,
    )


def _built_in_words(t: Translator) -> str:
    """The uploader's own words, which no option of Streamlit translates."""
    button, drop = t("interface.upload.button"), t("interface.upload.drop")
    own = '[data-testid="stFileUploaderDropzone"] button[data-testid="stBaseButton-secondary"]'
    hint = '[data-testid="stFileUploaderDropzoneInstructions"]'
    return f"""
{own}, {own} * {{ font-size: 0; }}
{own}::after {{ content: "{button}"; font-size: 1rem; }}
{hint} > * {{ display: none; }}
{hint}::after {{ content: "{drop}"; opacity: 0.75; }}
"""
