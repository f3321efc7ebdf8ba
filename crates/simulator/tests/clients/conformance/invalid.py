"""Inputs that are wrong, made out of the API's model: every way in which each member of each input can be."""

ARN = "arn:aws:apprunner:eu-west-1:482100937716:service/nobody/0123456789abcdef0123456789abcdef"
# What a pattern takes. A shape that has a pattern and is not here takes plain words.
EXAMPLES = {
    "AppRunnerResourceArn": ARN,
    "Cpu": "1024",
    "DomainName": "made.example.com",
    "ImageIdentifier": "public.ecr.aws/nginx/nginx:1",
    "KmsKeyArn": "arn:aws:kms:eu-west-1:482100937716:key/01234567-89ab-4def-8123-456789abcdef",
    "Memory": "2048",
    "RoleArn": "arn:aws:iam::482100937716:role/operator",
    "CustomerAccountId": "482100937716",
}
# What a pattern does not take; the length is right.
UNLIKE = {
    "Cpu": "3072",
    "Memory": "5120",
    "KmsKeyArn": "arn:aws:kms:eu-west-1:1:key/x",
    "RoleArn": "arn:aws:iam::482100937716:user/someone",
    "TagKey": "aws:reserved",
    "SourceDirectory": "a\0b",
    "BuildCommand": "one\ntwo",
    "StartCommand": "one\rtwo",
}
# Every character is good in these.
ANYTHING = ".*"


def good(shape):
    """A value that the model has no objection to, every member given."""
    kind = shape.type_name
    if kind == "structure":
        return {name: good(member) for name, member in shape.members.items()}
    if kind == "list":
        return [good(shape.member)]
    if kind == "map":
        return {good(shape.key): good(shape.value)}
    if kind == "integer":
        return shape.metadata.get("min", 1)
    if kind == "boolean":
        return True
    if shape.enum:
        return shape.enum[0]
    return EXAMPLES.get(shape.name, "made-up")


def wrong(shape, required=False):
    """Every way in which a value can be wrong, as (what is wrong, the value). What is of a wrong type cannot be read
    at all; what breaks a constraint can."""
    if required:
        yield "missing", None
    kind = shape.type_name
    yield from of_another_type(kind)
    if kind == "structure":
        yield from in_members(shape)
    elif kind == "list":
        for what, value in wrong(shape.member):
            yield what, [good(shape.member), value]
    elif kind == "map":
        for what, value in wrong(shape.value):
            yield what, {good(shape.key): value}
        if shape.key.metadata.get("min", 0) > 0:
            yield "too short", {"": good(shape.value)}
    elif kind == "integer":
        yield from out_of_range(shape.metadata)
    elif kind == "string":
        yield from of_text(shape)


def in_members(shape):
    whole = good(shape)
    for name, member in shape.members.items():
        for what, value in wrong(member, name in shape.required_members):
            given = {**whole, name: value}
            if what == "missing" and value is None:
                # Left out, and there without a value: the same to AWS.
                yield what, {key: one for key, one in whole.items() if key != name}
            yield what, given


def of_another_type(kind):
    others = {
        "structure": [[], "text", 7, True],
        "list": [{}, "text", 7],
        "map": [[], "text", 7],
        "integer": ["7", [], {}, True, 7.5, 2**31],
        "boolean": ["true", 1, [], {}],
        "string": [7, True, [], {}],
    }
    for value in others[kind]:
        yield "type", value


def out_of_range(limits):
    if "min" in limits:
        yield "too small", limits["min"] - 1
        yield "too small", -(2**31)
    if "max" in limits:
        yield "too large", limits["max"] + 1


def of_text(shape):
    limits = shape.metadata
    if limits.get("min", 0) > 0:
        yield "too short", ""
    if limits.get("min", 0) > 1:
        yield "too short", good(shape)[: limits["min"] - 1]
    if "max" in limits:
        yield "too long", good(shape) + "a" * limits["max"]
    if shape.enum:
        yield "none of the words", "NOT_A_WORD"
        yield "none of the words", shape.enum[0].lower()
    if limits.get("pattern", ANYTHING) != ANYTHING:
        yield "pattern", UNLIKE.get(shape.name, "?" * max(limits.get("min", 1), 4))
