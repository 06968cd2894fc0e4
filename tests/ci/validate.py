"""Reads what -f sarif, junit, tap and github give with tools that others wrote.

Each function takes the bytes of a document, raises where they are not what the format asks for, and returns a list of
findings or tests as dictionaries with plain keys, so that tests can also say what must be in them.
"""
import json
import pathlib
import re
import subprocess
import urllib.parse

import jsonschema
import junitparser

SCHEMAS = pathlib.Path(__file__).resolve().parent / "schemas"


def sarif(document):
    """The official JSON Schema, with the formats that the checker knows."""
    log = json.loads(document)
    schema = json.loads((SCHEMAS / "sarif-2.1.0.schema.json").read_text())
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.draft4_format_checker).validate(log)
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    findings = []
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        finding = {"rule": result["ruleId"], "level": result["level"], "message": result["message"]["text"]}
        for location in result.get("locations", []):
            artifact = location["physicalLocation"]["artifactLocation"]
            finding["file"] = urllib.parse.unquote(urllib.parse.urlsplit(artifact["uri"]).path, errors="replace")
            finding["region"] = location["physicalLocation"].get("region", {})
        findings.append(finding)
    return findings


def junit(document):
    """The XML Schema, checked by libxml2, and the reader of python3-junitparser."""
    subprocess.run(["xmllint", "--noout", "--schema", SCHEMAS / "junit-10.xsd", "-"], input=document, check=True,
                   capture_output=True)
    xml = junitparser.JUnitXml.fromstring(document)
    cases = []
    for suite in xml:
        counted = [case for case in suite]
        failed = [case for case in counted if any(isinstance(one, junitparser.Failure) for one in case.result)]
        skipped = [case for case in counted if any(isinstance(one, junitparser.Skipped) for one in case.result)]
        assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (
            len(counted), len(failed), 0, len(skipped)), suite.name
        for case in counted:
            outcome = "failed" if case in failed else "skipped" if case in skipped else "passed"
            message = case.result[0].message if case.result else ""
            text = case.result[0].text if case.result else ""
            cases.append({"suite": suite.name, "name": case.name, "outcome": outcome, "message": message,
                          "text": text, "remark": case.system_out or ""})
    assert xml.tests == len(cases) and xml.failures == sum(case["outcome"] == "failed" for case in cases)
    return cases


TAP_READER = r"""
use strict; use warnings; use TAP::Parser; use JSON::PP; use Encode;
local $/; my $tap = <STDIN>;
my $parser = TAP::Parser->new({ tap => $tap });
my @tests;
while (my $result = $parser->next) {
  if ($result->is_test) {
    push @tests, { name => decode("UTF-8", $result->description),
                   outcome => $result->has_skip ? "skipped" : $result->is_ok ? "passed" : "failed",
                   explanation => decode("UTF-8", $result->explanation), yaml => undef };
  } elsif ($result->is_yaml) {
    $tests[-1]{yaml} = $result->raw;
    $tests[-1]{message} = decode("UTF-8", $result->data->{message});
  } elsif ($result->is_unknown) {
    die "no TAP: " . $result->raw;
  }
}
die join("\n", $parser->parse_errors) if $parser->parse_errors;
die "planned " . $parser->tests_planned . ", ran " . $parser->tests_run unless $parser->is_good_plan;
print encode_json({ tests => \@tests, version => $parser->version });
"""


def tap(document):
    """Perl's TAP::Parser, which prove is made of; YAML blocks are read by PyYAML too."""
    import yaml
    done = subprocess.run(["perl", "-e", TAP_READER], input=document, check=True, capture_output=True)
    read = json.loads(done.stdout)
    assert read["version"] == 13
    for test in read["tests"]:
        # The reader leaves it to its caller to take escapes away.
        test["name"] = re.sub(r"\\([#\\])", r"\1", test["name"]).removeprefix("- ")
        block = test.pop("yaml")
        test.setdefault("message", "")
        if block is None:
            continue
        text = "".join(line.removeprefix("  ") + "\n" for line in block.encode("latin-1").decode().split("\n"))
        test["block"] = yaml.safe_load(text)
        # TAP::Parser's own reader of YAML must have seen the same, as far as it knows YAML's escapes.
        assert test["message"] == test["block"]["message"]
    return read["tests"]


COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^,:\r\n]*,?)*)::([^\r\n]*)")


def github(document):
    """GitHub publishes no checker; this reads commands as its runner does: properties, then unescaping."""
    def plain(text):
        for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            text = text.replace(escape, character)
        return text

    findings = []
    for line in document.decode().split("\n")[:-1]:
        command = COMMAND.fullmatch(line)
        assert command, line
        level, properties, message = command.groups()
        finding = {"level": level, "message": plain(message)}
        for one in properties.split(","):
            key, value = one.split("=", 1)
            finding[key] = plain(value)
        findings.append(finding)
    return findings


READERS = {"sarif": sarif, "junit": junit, "tap": tap, "github": github}
