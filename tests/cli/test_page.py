"""``normalize link --html``: the page as it is written, and as a real browser shows it."""

import json
import os
import re
import shutil
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from normalize.cli import main, page

ENTRIES = """
- id: zubriv
  kind: place
  type: city
  name: Zubriv
  country: UA
  seat_of: [zubria]
  ids: {geonames: 1, wikidata: Q1}
  names: {uk: [Зубрів], ar: [زوبريف]}
- {id: zubria, kind: place, type: country, name: Zubria, country: UA}
- {id: springfield-east, kind: place, type: city, name: Springfield, country: US}
- {id: springfield-west, kind: place, type: city, name: Springfield, country: CA}
- {id: olha-marchenko, kind: person, name: Olha Marchenko, family: Marchenko, given: Olha}
- id: nasty
  kind: place
  type: town
  name: </script><img src=x onerror="hacked=1">
  names: {en: [Nastytown]}
"""
ZALGO = "Z" + "\N{COMBINING ACUTE ACCENT}\N{COMBINING RING BELOW}" * 60
TEXT = f"""Olha Marchenko left Zubriv for Nastytown. Marchenko agreed with Zubriv on Springfield.
<script>window.hacked = 1</script> "quotes" & 'more' &amp; </p></article><!-- {ZALGO}

\N{RIGHT-TO-LEFT OVERRIDE}turned \0 \x1b[31m {"long" * 200} in Zubriv, said Quibblethwaite.


وصل إلى زوبريف

{"Zubria waits. " * 40}
"""
SEEN = re.sub("[\0\x1b]", "\N{REPLACEMENT CHARACTER}", TEXT)
ON_TIP = 'const tip = document.getElementById("tip"); return tip.hidden ? "" : tip.innerText'
CONTRAST = """
const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
const light = ([red, green, blue]) => [red, green, blue]
  .map((part) => part / 255)
  .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
const behind = (element) => {
  const colour = parse(getComputedStyle(element).backgroundColor);
  return colour.length === 4 && colour[3] === 0 ? behind(element.parentElement) : colour;
};
return [...document.querySelectorAll("body *")]
  .filter((element) => element.checkVisibility())
  .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3
    && node.data.trim()))
  .map((element) => {
    const [a, b] = [parse(getComputedStyle(element).color), behind(element)].map(light);
    return [`${element.tagName} ${element.className}`,
      (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
  });
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> tuple[str, str, str]:
    """Return a gazetteer, a text, and where its page is to be written."""
    folder: Path = tmp_path_factory.mktemp("page")
    (folder / "names.yaml").write_text(ENTRIES, "utf-8")
    (folder / "text <b>.txt").write_text(TEXT, "utf-8")
    return tuple(str(folder / name) for name in ("names.yaml", "text <b>.txt", "out.html"))


@pytest.fixture(scope="module")
def written(files) -> str:
    """Return the path of the page of the text."""
    gazetteer, text, out = files
    assert main(["link", text, "--gazetteer", gazetteer, "--all", "--html", out]) == 0
    return out


@pytest.fixture
def links(capsys, files) -> list[dict]:
    """Return the mentions of the text as JSON tells them."""
    gazetteer, text, _ = files
    capsys.readouterr()
    main(["link", text, "--gazetteer", gazetteer, "--all", "--json", "--explain"])
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture(scope="session")
def browser() -> Iterator:
    """Return a headless Chromium."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    driver = shutil.which("chromedriver")
    if not (chromium and driver):
        pytest.skip("no chromium with chromedriver on this machine: the page was not looked at")
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    options.add_argument("--headless=new")
    options.add_argument("--disable-gpu")
    options.add_argument("--disable-dev-shm-usage")
    if os.getuid() == 0:
        options.add_argument("--no-sandbox")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(executable_path=driver)
    opened = webdriver.Chrome(options=options, service=service)
    yield opened
    opened.quit()


@pytest.fixture
def shown(browser, written) -> Iterator:
    """Return the browser with the page loaded, on a desktop, in light colours."""
    look(browser, width=1280, scheme="light")
    browser.get(Path(written).as_uri())
    yield browser
    assert browser.get_log("browser") == []


def look(browser, *, width: int, scheme: str, touch: bool = False) -> None:
    """Make the window *width* wide, of a phone if *touch*, and ask for the colour scheme."""
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": touch}
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": touch})


def texts(browser) -> list[tuple[str, str]]:
    """Return the colour and the text of each mention."""
    marked = '[...document.querySelectorAll("main mark")]'
    rows = f"return {marked}.map((mark) => [mark.className, mark.innerText])"
    return list(map(tuple, browser.execute_script(rows)))


def marks(browser) -> list:
    """Return the elements of the mentions."""
    return browser.find_elements("css selector", "main mark")


def mark_of(browser, form: str):
    """Return the element of the first mention with this form."""
    return browser.find_element("xpath", f"//main//mark[text()='{form}']")


def press(browser, key: str) -> None:
    """Press a key."""
    from selenium.webdriver import ActionChains, Keys

    ActionChains(browser).send_keys(getattr(Keys, key)).perform()


def test_mentions(shown, links) -> None:
    """Every link is a mention in its colour, and every mention a link."""
    found = texts(shown)
    kinds = [
        "metonym" if "metonym" in row["flags"] else row["kind"] or row["outcome"] for row in links
    ]
    assert found == [(kind, row["form"]) for kind, row in zip(kinds, links, strict=True)]
    assert {kind for kind, _ in found} == set(page.LEGEND)


def test_legend(shown, links) -> None:
    """The legend counts every colour, and the table every entity."""
    legend = [item.text for item in shown.find_elements("css selector", ".legend li")]
    assert [line.split()[0] for line in legend] == [name for name, _ in page.LEGEND.values()]
    assert sum(int(line.split()[1]) for line in legend) == len(links)
    rows = [row.text.split() for row in shown.find_elements("css selector", "tbody tr")]
    counts = [int(row[-1]) for row in rows]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == sum(row["outcome"] == "match" for row in links)


def test_text_is_text(shown) -> None:
    """Whatever the text and the gazetteer hold is shown, and nothing of it is obeyed."""
    said = shown.execute_script('return document.querySelector("article").textContent')
    assert said.split() == SEEN.split()
    assert shown.find_element("css selector", "h1").text == "Names in text <b>.txt"
    assert shown.execute_script("return window.hacked") is None
    assert shown.execute_script("return document.images.length") == 0
    assert shown.execute_script("return document.scripts.length") == 2
    nasty = mark_of(shown, "Nastytown")
    shown.execute_script("arguments[0].focus()", nasty)
    assert '</script><img src=x onerror="hacked=1">' in shown.execute_script(ON_TIP)


def test_needs_nothing_else(shown) -> None:
    """The page loads nothing, and may not."""
    loaded = 'return performance.getEntriesByType("resource").length'
    assert shown.execute_script(loaded) == 0
    script = "document.head.append(Object.assign(document.createElement('script'), {text: 'x=1'}))"
    shown.execute_script(script)
    [refused] = shown.get_log("browser")
    assert "Content Security Policy" in refused["message"]


def test_keyboard(shown, links) -> None:
    """The tab key goes from mention to mention and tells each; Escape and Enter hide and show."""
    press(shown, "TAB")
    told = shown.execute_script(ON_TIP)
    for word in ("Olha Marchenko", "person", "olha-marchenko", "exact", "1.00",
                 *links[0]["reasons"]):  # fmt: skip
        assert word in told
    first = shown.switch_to.active_element
    assert first.text == "Olha Marchenko"
    assert (first.aria_role, first.get_attribute("aria-describedby")) == ("button", "tip")
    press(shown, "ESCAPE")
    assert shown.execute_script(ON_TIP) == ""
    assert first.get_attribute("aria-describedby") is None
    press(shown, "ENTER")
    assert "olha-marchenko" in shown.execute_script(ON_TIP)
    press(shown, "TAB")
    assert "zubriv · geonames 1 · wikidata Q1" in shown.execute_script(ON_TIP)


def test_ambiguous(shown) -> None:
    """The tooltip of an ambiguous name tells who or what may be meant."""
    mark = mark_of(shown, "Springfield")
    shown.execute_script("arguments[0].focus()", mark)
    told = shown.execute_script(ON_TIP)
    assert "Springfield (springfield-east), 1.00" in told
    assert "Springfield (springfield-west), 1.00" in told


def test_mouse(shown) -> None:
    """The mouse shows a tooltip, which stays while the mouse is on it, and goes with it."""
    from selenium.webdriver import ActionChains

    mark = marks(shown)[1]
    ActionChains(shown).move_to_element(mark).perform()
    assert "zubriv" in shown.execute_script(ON_TIP)
    ActionChains(shown).move_to_element(shown.find_element("id", "tip")).pause(0.4).perform()
    assert "zubriv" in shown.execute_script(ON_TIP)
    ActionChains(shown).move_to_element(shown.find_element("css selector", "h1")).perform()
    ActionChains(shown).pause(0.4).perform()
    assert shown.execute_script(ON_TIP) == ""


def test_touch(shown) -> None:
    """A tap on a mention tells it, without covering it; a tap elsewhere ends that."""
    look(shown, width=360, scheme="light", touch=True)
    mark = marks(shown)[2]
    tap(shown, mark)
    assert "nasty" in shown.execute_script(ON_TIP)
    tip = shown.find_element("id", "tip").rect
    assert 0 <= tip["x"] <= tip["x"] + tip["width"] <= 360
    corners = "const box = arguments[0].getBoundingClientRect(); return [box.top, box.bottom]"
    _, bottom = shown.execute_script(corners, mark)
    top, _ = shown.execute_script(corners, shown.find_element("id", "tip"))
    assert bottom <= top
    tap(shown, shown.find_element("css selector", "h1"))
    assert shown.execute_script(ON_TIP) == ""


def tap(browser, element) -> None:
    """Tap on *element*."""
    centre = (
        "const box = arguments[0].getBoundingClientRect();"
        "return {x: box.left + box.width / 2, y: box.top + box.height / 2}"
    )
    point = browser.execute_script(centre, element)
    touch = "Input.dispatchTouchEvent"
    browser.execute_cdp_cmd(touch, {"type": "touchStart", "touchPoints": [point]})
    browser.execute_cdp_cmd(touch, {"type": "touchEnd", "touchPoints": []})


def test_jump(shown) -> None:
    """A click on an entity goes to its next mention, and after the last one to its first."""
    button = shown.find_element("xpath", "//button[text()='Olha Marchenko']")
    places = [n for n, (_, form) in enumerate(texts(shown)) if "Marchenko" in form]
    assert len(places) > 1
    for place in (*places, places[0]):
        button.click()
        focused = '[...document.querySelectorAll("main mark")].indexOf(document.activeElement)'
        assert shown.execute_script(f"return {focused}") == place
        assert "olha-marchenko" in shown.execute_script(ON_TIP)


def test_right_to_left(shown) -> None:
    """A paragraph has the direction of its letters; what turns the line ends with its own."""
    ways = shown.execute_script(
        'const paragraphs = [...document.querySelectorAll("article p")];'
        "return paragraphs.map((each) => getComputedStyle(each).direction)"
    )
    assert ways == ["ltr", "ltr", "rtl", "ltr"]


@pytest.mark.parametrize("width", [320, 360, 800, 1280])
def test_width(shown, width) -> None:
    """Nothing scrolls sideways, with a tooltip open at the right edge or without one."""
    look(shown, width=width, scheme="light", touch=width < 800)
    seen = "return document.documentElement.scrollWidth <= innerWidth && innerWidth"
    assert shown.execute_script(seen) == width
    for mark in marks(shown)[:12]:
        shown.execute_script("arguments[0].focus()", mark)
        assert shown.execute_script(seen) == width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(shown, scheme) -> None:
    """Every text can be read, in light and in dark colours, the tooltip's too."""
    look(shown, width=1280, scheme=scheme)
    press(shown, "TAB")
    rows = dict(shown.execute_script(CONTRAST))
    assert len(rows) > 12
    assert {name: ratio for name, ratio in rows.items() if ratio < 4.5} == {}
    paper = shown.execute_script("return getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(251, 250, 247)") == (scheme == "light")


def made(out: str) -> str:
    """Return the page that was written."""
    return Path(out).read_text("utf-8")


def test_is_one_file(written) -> None:
    """The page names no address, allows its own script only, and is whole."""
    html = made(written)
    head = html.split("<p ")[0]
    assert re.findall(r"(?:src|href|action)=\S+", head) == ['href="data:,">']
    assert not re.search(r"url\(|@import|https?:", html)
    [script] = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in html
    assert html.endswith("</html>\n")
    assert os.listdir(Path(written).parent).count("out.html") == 1


def test_same_bytes(files, written) -> None:
    """The same text gives the same page, and nothing else is printed."""
    gazetteer, text, out = files
    before = made(out)
    assert main(["link", text, "--gazetteer", gazetteer, "--all", "--html", out]) == 0
    assert made(written) == before


def test_matches_only(capsys, tmp_path, files) -> None:
    """Without ``--all`` a page shows links alone; it tells what it holds."""
    gazetteer, text, _ = files
    out = str(tmp_path / "page.html")
    assert main(["link", text, "--gazetteer", gazetteer, "--html", out, "--id", "wikidata"]) == 0
    html = made(out)
    assert "ambiguous</mark>" not in html
    assert "Springfield" in html
    assert "wikidata Q1 \\u00b7 zubriv \\u00b7 geonames 1" in html
    printed, told = capsys.readouterr()
    assert printed == ""
    assert re.search(r"page.html: \d+ mentions, \d entities\n", told)


def test_several(tmp_path, files) -> None:
    """Several texts stand one after the other, rows of JSON Lines too, under their names."""
    gazetteer, text, _ = files
    out = str(tmp_path / "page.html")
    assert main(["link", text, text, "--gazetteer", gazetteer, "--html", out]) == 0
    assert made(out).count('<h2 dir="auto">text &lt;b&gt;.txt</h2>') == 2
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"t": "Zubriv"}\n{"t": "None."}\n')
    arguments = ["link", str(rows), "--field", "t", "--gazetteer", gazetteer, "--html", out]
    assert main(arguments) == 0
    assert '<h2 dir="auto">rows.jsonl:2</h2>' in made(out)


def test_nothing(tmp_path, files) -> None:
    """A text without names makes a page that says so."""
    (tmp_path / "text").write_text("")
    out = str(tmp_path / "page.html")
    assert main(["link", str(tmp_path / "text"), "--gazetteer", files[0], "--html", out]) == 0
    assert "Nobody and nothing." in made(out)


@pytest.mark.parametrize(
    ("target", "told"),
    [("", "is no file"), ("text", "is a source and the output in one"),
     ("none/page.html", "cannot be written")],
)  # fmt: skip
def test_target(capsys, tmp_path, files, target, told) -> None:
    """What is not to be overwritten, or cannot be written, is told, and stays as it is."""
    text = tmp_path / "text"
    text.write_text("Zubriv")
    out = str(tmp_path / target)
    assert main(["link", str(text), "--gazetteer", files[0], "--html", out]) == 2
    assert told in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["text"]
    assert text.read_text() == "Zubriv"


@pytest.mark.parametrize("size", [5, 6, 7])
def test_too_long(capsys, tmp_path, files, monkeypatch, size) -> None:
    """A text that no browser would show well is refused, and no page is written."""
    monkeypatch.setattr(page, "LARGEST", 6)
    text, out = tmp_path / "text", tmp_path / "page.html"
    text.write_text("Zubriv "[:size].ljust(size))
    status = main(["link", str(text), "--gazetteer", files[0], "--html", str(out)])
    assert status == (2 if size > 6 else 0)
    assert out.exists() == (size <= 6)
    assert ("makes the page longer than" in capsys.readouterr().err) == (size > 6)
