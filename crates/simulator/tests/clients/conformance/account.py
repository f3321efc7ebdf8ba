"""Clients of the simulator, and how to wait for what takes time."""

import contextlib
import itertools
import json
import os
import time
import unittest
import urllib.request

import boto3
import botocore.model
from botocore.config import Config
from botocore.exceptions import ClientError

import answers

ENDPOINT = os.environ["SIMULATOR_ENDPOINT"]
PATIENCE = 30
IMAGE = {
    "ImageRepository": {
        "ImageIdentifier": "public.ecr.aws/nginx/nginx:1.29",
        "ImageRepositoryType": "ECR_PUBLIC",
    },
    "AutoDeploymentsEnabled": False,
}

with open(os.environ["APPRUNNER_MODEL"], encoding="utf-8") as model:
    MODEL = botocore.model.ServiceModel(json.load(model), "apprunner")


def client(region="eu-west-1", service="apprunner"):
    """A client that asks once, so that each answer is seen. Credentials come from the environment."""
    made = boto3.client(
        service,
        region_name=region,
        endpoint_url=ENDPOINT,
        config=Config(retries={"total_max_attempts": 1}),
    )
    if service == "apprunner":
        answers.watch(made, MODEL)
    return made


def control(path, body):
    """Tells the simulator something that no AWS API says."""
    request = urllib.request.Request(f"{ENDPOINT}/_simulator/{path}", json.dumps(body).encode(), method="POST")
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        return json.load(answer)


def until(what, ready):
    """Asks until the answer is something; gives that."""
    end = time.monotonic() + PATIENCE
    while True:
        found = ready()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"still waiting for {what}")
        time.sleep(0.05)


class Subject(unittest.TestCase):
    """A test with a client and names that nobody else has."""

    numbers = itertools.count(1)

    def setUp(self):
        self.aws = client()

    def name(self, stem):
        return f"{stem}-{next(self.numbers)}"

    @contextlib.contextmanager
    def refused(self, code, *words):
        """What is done inside is answered with this error."""
        with self.assertRaises(ClientError) as caught:
            yield
        error = caught.exception.response["Error"]
        self.assertEqual(error["Code"], code, error["Message"])
        for word in words:
            self.assertIn(word, error["Message"])

    def create(self, name=None, **more):
        """A service that is being created; gives its ARN."""
        given = {"SourceConfiguration": IMAGE, **more}
        return self.aws.create_service(ServiceName=name or self.name("web"), **given)["Service"]["ServiceArn"]

    def running(self, **more):
        """A service that runs; gives its ARN."""
        return self.settled(self.create(**more))

    def settled(self, arn, status="RUNNING"):
        """Waits for the end of what is under way; gives the ARN."""

        def ready():
            seen = self.described(arn)["Status"]
            return seen != "OPERATION_IN_PROGRESS" and seen

        self.assertEqual(until(f"{arn} to be {status}", ready), status)
        return arn

    def described(self, arn):
        return self.aws.describe_service(ServiceArn=arn)["Service"]

    def operations(self, arn):
        """Newest first, as (type, status)."""
        listed = self.aws.list_operations(ServiceArn=arn)["OperationSummaryList"]
        return [(one["Type"], one["Status"]) for one in listed]

    def delete(self, arn):
        """Deletes a service and waits until it is."""
        self.aws.delete_service(ServiceArn=arn)

        def gone():
            try:
                return self.described(arn)["Status"] == "DELETED"
            except self.aws.exceptions.ResourceNotFoundException:
                return True

        until(f"{arn} to be deleted", gone)
