#!/usr/bin/env python3
"""Uses the page that `score -o day.html` writes in a real browser: sorts, filters, searches, opens cards, goes back.

usage: page.py PROGRAM
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

SOURCE = pathlib.Path(__file__).resolve().parents[2]
HOSTILE = "<script>document.title='broken'</script>\"><img src=x onerror=document.title='broken'>"
RUBRIC = """rubric: hostile
rules:
  - {id: shrug, name: %r, forbid: [不知道], points: 5, instead: %r}
""" % (HOSTILE.replace("'", "`"), HOSTILE.replace("'", "`"))
CALL = "call,agent,agent_name,speaker,text\n" + "".join(
    'c%d,"%s","%s",%s,"我不知道%s"\n' % (i, HOSTILE.replace('"', '""'), HOSTILE.replace('"', '""'), speaker,
                                      HOSTILE.replace('"', '""'))
    for i in range(3) for speaker in ("agent", "customer"))
failures = []


def check(truth, what):
    if not truth:
        failures.append(what)
        print(f"failed: {what}", file=sys.stderr)


def browser():
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("chromium-browser")
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1280,900"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = shutil.which("chromedriver")
    return webdriver.Chrome(service=Service(driver) if driver else Service(), options=options)


def shown(rows):
    return [row for row in rows if row.is_displayed()]


def requests(driver):
    """Addresses that the page asked for besides itself."""
    return [entry["message"] for entry in driver.get_log("performance")
            if '"Network.requestWillBeSent"' in entry["message"] and "file://" not in entry["message"]]


def use_day(driver, path):
    driver.get(path.as_uri())
    tables = driver.find_elements(By.CSS_SELECTOR, "table.sorts")
    agents = tables[0]
    rows = lambda: agents.find_elements(By.CSS_SELECTOR, "tbody tr")
    count = len(rows())
    check(count == 15, f"15 agents, not {count}")

    heads = agents.find_elements(By.CSS_SELECTOR, "thead th")
    names = [head.text for head in heads]
    score = next(i for i, name in enumerate(names) if name == "得分")
    for direction in ("ascending", "descending"):
        heads[score].find_element(By.TAG_NAME, "button").click()
        values = [float(row.find_elements(By.TAG_NAME, "td")[score].text) for row in rows()]
        check(heads[score].get_attribute("aria-sort") == direction, f"says that it is sorted {direction}")
        check(values == sorted(values, reverse=direction == "descending"), f"sorted {direction}: {values}")

    search = driver.find_element(By.CSS_SELECTOR, ".find input")
    for text, wanted in (("王", 1), ("a1002", 1), ("nobody", 0)):
        search.clear()
        search.send_keys(text)
        check(len(shown(rows())) == wanted, f"{wanted} agents found by {text}, not {len(shown(rows()))}")
    search.clear()
    search.send_keys(" ")
    choice = driver.find_element(By.CSS_SELECTOR, ".find select")
    choice.find_elements(By.TAG_NAME, "option")[1].click()
    check(len(shown(rows())) == 5, "5 agents of a team")
    choice.find_elements(By.TAG_NAME, "option")[0].click()

    cards = driver.find_elements(By.TAG_NAME, "details")
    check(len(cards) == 15 and not any(card.get_attribute("open") for card in cards), "15 cards, closed at first")
    driver.find_element(By.CSS_SELECTOR, "table.heat tbody tr:last-child a").click()
    opened = [card for card in cards if card.get_attribute("open")]
    check(len(opened) == 1 and "扣分项" in opened[0].text, "a link of the heat map opens a card")
    driver.back()
    check("#" not in driver.current_url, "back leads back")

    driver.execute_script("dispatchEvent(new Event('beforeprint'))")
    check(all(card.get_attribute("open") for card in cards), "printing opens all cards")
    driver.execute_script("dispatchEvent(new Event('afterprint'))")
    check(sum(bool(card.get_attribute("open")) for card in cards) == 1, "and closes them again")
    for width in (360, 768, 1280):
        driver.set_window_size(width, 900)
        wide = driver.execute_script("return document.documentElement.scrollWidth > innerWidth")
        check(not wide, f"does not scroll sideways at {width}")


def use_hostile(driver, path):
    driver.get(path.as_uri())
    check(driver.title != "broken", "hostile text runs")
    check(not driver.find_elements(By.TAG_NAME, "img"), "hostile text makes elements")
    check("<script>" in driver.find_element(By.TAG_NAME, "main").get_attribute("textContent"), "hostile text is shown as text")


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        day, hostile = folder / "day.html", folder / "hostile.html"
        subprocess.run([program, "score", "-q", "--lang", "zh-Hans", SOURCE / "samples/day", "-o", day], check=True,
                       stdout=subprocess.DEVNULL)
        (folder / "rubric.yaml").write_text(RUBRIC)
        (folder / "calls.csv").write_text(CALL)
        subprocess.run([program, "score", "-q", "-r", folder / "rubric.yaml", folder / "calls.csv", "-o", hostile],
                       check=True, stdout=subprocess.DEVNULL)
        driver = browser()
        try:
            use_day(driver, day)
            use_hostile(driver, hostile)
            errors = [entry for entry in driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
            check(not errors, f"errors on the console: {errors}")
            check(not requests(driver), f"requests leave the page: {requests(driver)}")
        finally:
            driver.quit()
    print("the page works in a browser" if not failures else f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
