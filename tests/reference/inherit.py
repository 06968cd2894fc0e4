"""A rubric with what it extends written into it."""


def resolved(data):
    """`extends` holds what the files contain: {name: rubric}."""
    parents = [resolved(parent) for parent in data.get("extends", {}).values()]
    out = {}
    for layer in [*parents, data]:
        out = merged(out, layer)
    return out


def merged(inherited, own):
    out = {**inherited, **{key: value for key, value in own.items() if key not in ("extends", "disable")}}
    for key in ("score", "moments"):
        if key in inherited or key in own:
            out[key] = {**inherited.get(key, {}), **own.get(key, {})}
    dimensions = inherited.get("dimensions", {}), own.get("dimensions", {})
    if any(dimensions):
        out["dimensions"] = {name: {**dimensions[0].get(name, {}), **dimensions[1].get(name, {})}
                             for name in [*dimensions[0], *dimensions[1]]}
    out["phrases"] = dict(inherited.get("phrases", {}))
    for name, phrases in own.get("phrases", {}).items():
        # The inherited set keeps a name that no author can write.
        if name in out["phrases"]:
            before = "\0" + name
            while before in out["phrases"]:
                before = "\0" + before
            out["phrases"][before] = out["phrases"][name]
            phrases = [phrase.replace(f"<{name}>", f"<{before}>") for phrase in phrases]
        out["phrases"][name] = phrases
    rules = {rule["id"]: rule for rule in inherited.get("rules", []) if rule["id"] not in own.get("disable", [])}
    for rule in own.get("rules", []):
        rules[rule["id"]] = {**rules[rule["id"]], **rule} if "override" in rule else rule
    out["rules"] = list(rules.values())
    return out
