"""Says who a profile is, through botocore: what any tool on it would read and write.

Run with the profile's name. HOME is the folder whose .aws it shares.
"""

import json
import sys

import botocore.session

session = botocore.session.Session(profile=sys.argv[1])
identity = session.create_client("sts").get_caller_identity()
print(json.dumps({"account": identity["Account"], "arn": identity["Arn"]}))
