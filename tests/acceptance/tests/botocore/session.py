"""Says who a profile is, through botocore: what any tool on it would read and write.

Run with the profile's name. What it needs of the machine is in the environment: TRACKSIDE_BOTOCORE
names the folder that botocore is installed in, HOME the folder whose .aws it shares.
"""

import json
import os
import sys

sys.path.insert(0, os.environ["TRACKSIDE_BOTOCORE"])

import botocore.session  # noqa: E402

session = botocore.session.Session(profile=sys.argv[1])
identity = session.create_client("sts").get_caller_identity()
print(json.dumps({"account": identity["Account"], "arn": identity["Arn"]}))
