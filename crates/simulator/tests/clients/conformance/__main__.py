"""App Runner as boto3 sees it, against the simulator that SIMULATOR_ENDPOINT names.

Run with the names of modules, each of which is a subject. What every answer must be, whatever the subject, is in
`answers`; inputs that are wrong are made out of the API's model in `invalid`. Standard output is one line of JSON: the
operations that had a good answer.
"""

import json
import sys
import unittest

import answers

suite = unittest.defaultTestLoader.loadTestsFromNames(sys.argv[1:])
outcome = unittest.TextTestRunner(verbosity=2).run(suite)
print(json.dumps(sorted(answers.GOOD)))
sys.exit(0 if outcome.wasSuccessful() and outcome.testsRun else 1)
