"""Inputs that are wrong are refused in words, with an error of the operation's own, and never by a failure."""

import json
import socket

import botocore.session
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.httpsession import URLLib3Session

import invalid
from account import ENDPOINT, MODEL, Subject
from answers import of_an_error

# Several hundred are asked for.
AT_LEAST = 1000
# In a region of their own: some of what they are made of is good, and leaves something behind.
REGION = "us-west-2"
UNREADABLE = "SerializationException"


class Refused(Subject):
    def setUp(self):
        # As botocore's own clients have it: head and body are two packets.
        self.http = URLLib3Session(socket_options=[(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)])
        credentials = botocore.session.get_session().get_credentials()
        self.signer = SigV4Auth(credentials, "apprunner", REGION)

    def send(self, operation, body):
        """What no client would send, signed by botocore; gives status, code and message."""
        headers = {"X-Amz-Target": f"AppRunner.{operation}", "Content-Type": "application/x-amz-json-1.0"}
        request = AWSRequest("POST", ENDPOINT + "/", headers, body.encode())
        self.signer.add_auth(request)
        answer = self.http.send(request.prepare())
        told = json.loads(answer.content)
        code = told.get("__type", "").rpartition("#")[2]
        return answer.status_code, code, told.get("Message", "")

    def test_every_input_that_the_model_does_not_allow(self):
        tried = 0
        for name in MODEL.operation_names:
            operation = MODEL.operation_model(name)
            _, code, message = self.send(name, json.dumps(invalid.good(operation.input_shape)))
            # Otherwise what follows would be refused for another reason than its own.
            self.assertNotIn("validation error", message, name)
            self.assertNotEqual(code, UNREADABLE, name)
            for what, given in invalid.in_members(operation.input_shape):
                body = json.dumps(given)
                status, code, message = self.send(name, body)
                with self.subTest(operation=name, what=what, body=body[:600]):
                    self.assertEqual(status, 400, message)
                    self.assertEqual(code, "InvalidRequestException", message)
                    self.assertEqual(of_an_error(operation, status, {"Code": code, "Message": message}), [])
                    if what == "type":
                        self.assertTrue(message)
                    else:
                        # A long value is repeated, and leaves no room for the rest.
                        self.assertTrue("failed to satisfy constraint" in message or len(message) == 600, message)
                tried += 1
        self.assertGreater(tried, AT_LEAST)

    def test_what_is_no_input_at_all(self):
        for name in MODEL.operation_names:
            for body in ["{", "[]", "null", '"text"', "7", "\0", "{\"a\":", "{'a': 1}", "[" * 5000, '{"a":' * 5000]:
                status, code, message = self.send(name, body)
                with self.subTest(operation=name, body=body[:20]):
                    self.assertEqual((status, code), (400, UNREADABLE))
                    self.assertTrue(message)

    def test_operations_that_do_not_exist(self):
        for name in ["", "ListSecrets", "listServices", "ListServices()", "AppRunner.ListServices", "Describe*"]:
            status, code, message = self.send(name, "{}")
            with self.subTest(operation=name):
                self.assertEqual((status, code), (400, "UnknownOperationException"))
                self.assertTrue(message)
