"""What every answer must be: shaped as the model says, and an error only where the operation has it."""

import json
import re

# Operations that have had a good answer.
GOOD = set()
# A service's id has 32 digits without dashes, which the model's own pattern does not allow.
UNLIKE_ITS_MODEL = {"ServiceId"}


def watch(client, model):
    """Holds every answer that the client gets against the model."""

    def of(name):
        operation = model.operation_model(name)

        def seen(response_dict, parsed_response, **_):
            if response_dict is None:
                return
            if response_dict["status_code"] == 200:
                wrong = objections(operation.output_shape, json.loads(response_dict["body"]), name)
                GOOD.add(name)
            else:
                wrong = of_an_error(operation, response_dict["status_code"], parsed_response["Error"])
            if wrong:
                raise AssertionError("\n".join(wrong))

        return seen

    for name in model.operation_names:
        client.meta.events.register(f"response-received.apprunner.{name}", of(name))


def of_an_error(operation, status, error):
    """What is wrong with an error: a code that the operation does not have, or no words."""
    codes = {shape.name for shape in operation.error_shapes}
    wrong = []
    if error["Code"] not in codes:
        wrong.append(f"{operation.name} has no error {error['Code']}")
    if not 400 <= status < 500:
        wrong.append(f"{operation.name}: status {status}")
    if not 1 <= len(error["Message"]) <= 600:
        wrong.append(f"{operation.name}: {error['Code']} has a message of {len(error['Message'])} characters")
    return wrong


def objections(shape, value, path):
    """Where a value is not what its shape says; members that the shape does not have are wrong too."""
    return {
        "structure": structure,
        "list": items,
        "map": entries,
        "string": text,
        "integer": number,
        "boolean": flag,
        "timestamp": moment,
    }[shape.type_name](shape, value, path)


def structure(shape, value, path):
    if not isinstance(value, dict):
        return [f"{path} is no structure: {value!r}"]
    wrong = [f"{path} lacks {name}" for name in shape.required_members if name not in value]
    for name, member in value.items():
        if name in shape.members:
            wrong += objections(shape.members[name], member, f"{path}.{name}")
        else:
            wrong.append(f"{path} has no member {name}")
    return wrong


def items(shape, value, path):
    if not isinstance(value, list):
        return [f"{path} is no list: {value!r}"]
    return [why for at, item in enumerate(value) for why in objections(shape.member, item, f"{path}[{at}]")]


def entries(shape, value, path):
    if not isinstance(value, dict):
        return [f"{path} is no map: {value!r}"]
    keys = [why for key in value for why in objections(shape.key, key, f"{path} key {key}")]
    return keys + [why for key, one in value.items() for why in objections(shape.value, one, f"{path}.{key}")]


def text(shape, value, path):
    if not isinstance(value, str):
        return [f"{path} is no text: {value!r}"]
    if shape.name in UNLIKE_ITS_MODEL:
        return []
    limits = shape.metadata
    wrong = []
    if not limits.get("min", 0) <= len(value) <= limits.get("max", len(value)):
        wrong.append(f"{path} is too short or too long: {value!r}")
    if "pattern" in limits and not re.fullmatch(limits["pattern"], value, re.ASCII):
        wrong.append(f"{path} does not match {limits['pattern']}: {value!r}")
    # Some statuses are in lower case on the wire, as they are on AWS's.
    if shape.enum and value.upper() not in shape.enum:
        wrong.append(f"{path} is none of {shape.enum}: {value!r}")
    return wrong


def number(shape, value, path):
    if not isinstance(value, int) or isinstance(value, bool):
        return [f"{path} is no whole number: {value!r}"]
    limits = shape.metadata
    within = limits.get("min", value) <= value <= limits.get("max", value)
    return [] if within else [f"{path} is too small or too large: {value}"]


def flag(_, value, path):
    return [] if isinstance(value, bool) else [f"{path} is no flag: {value!r}"]


def moment(_, value, path):
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return [] if is_number and value > 1_500_000_000 else [f"{path} is no time: {value!r}"]
