"""Where a service's code or image comes from, and what goes with what."""

from account import IMAGE, Subject, control

PRIVATE = "482100937716.dkr.ecr.eu-west-1.amazonaws.com/shop/web:v1"
ROLE = "arn:aws:iam::482100937716:role/service-role/AppRunnerECRAccessRole"


def image(identifier, kind, **more):
    return {"ImageRepository": {"ImageIdentifier": identifier, "ImageRepositoryType": kind}, **more}


def code(connection, **values):
    runs = {"Runtime": "PYTHON_311", "BuildCommand": "make", "StartCommand": "python app.py", **values}
    return {
        "CodeRepository": {
            "RepositoryUrl": "https://github.com/example/web",
            "SourceCodeVersion": {"Type": "BRANCH", "Value": "main"},
            "CodeConfiguration": {"ConfigurationSource": "API", "CodeConfigurationValues": runs},
        },
        "AuthenticationConfiguration": {"ConnectionArn": connection},
    }


class Source(Subject):
    def test_code_needs_a_connection_that_was_agreed_upon(self):
        name = self.name("github")
        connection = self.aws.create_connection(ConnectionName=name, ProviderType="GITHUB")["Connection"]
        arn = connection["ConnectionArn"]
        self.assertEqual(connection["Status"], "PENDING_HANDSHAKE")
        with self.refused("InvalidRequestException", "PENDING_HANDSHAKE"):
            self.create(SourceConfiguration=code(arn))
        control(f"connections/{name}/handshake", {})
        listed = self.aws.list_connections(ConnectionName=name)["ConnectionSummaryList"]
        self.assertEqual([one["Status"] for one in listed], ["AVAILABLE"])

        service = self.running(SourceConfiguration=code(arn))
        source = self.described(service)["SourceConfiguration"]
        values = source["CodeRepository"]["CodeConfiguration"]["CodeConfigurationValues"]
        self.assertEqual((values["Port"], source["CodeRepository"]["SourceDirectory"]), ("8080", "/"))
        self.assertTrue(source["AutoDeploymentsEnabled"])
        with self.refused("InvalidRequestException", arn):
            self.aws.delete_connection(ConnectionArn=arn)
        with self.refused("InvalidRequestException"):
            self.aws.update_service(ServiceArn=service, SourceConfiguration=IMAGE)
        self.delete(service)
        deleted = self.aws.delete_connection(ConnectionArn=arn)["Connection"]
        self.assertEqual(deleted["Status"], "DELETED")
        with self.refused("ResourceNotFoundException", arn):
            self.aws.delete_connection(ConnectionArn=arn)

    def test_environment_and_secrets_come_back(self):
        runs = {
            "Port": "3000",
            "RuntimeEnvironmentVariables": {"STAGE": "test", "EMPTY": ""},
            "RuntimeEnvironmentSecrets": {"TOKEN": "arn:aws:ssm:eu-west-1:482100937716:parameter/token"},
            "StartCommand": "serve",
        }
        source = image(PRIVATE, "ECR", AuthenticationConfiguration={"AccessRoleArn": ROLE})
        source["ImageRepository"]["ImageConfiguration"] = runs
        service = self.running(SourceConfiguration=source)
        given = self.described(service)["SourceConfiguration"]
        self.assertEqual(given["ImageRepository"]["ImageConfiguration"], runs)
        self.assertTrue(given["AutoDeploymentsEnabled"])
        self.delete(service)

    def test_what_does_not_go_together_is_refused(self):
        both = {**IMAGE, **code("arn:aws:apprunner:eu-west-1:482100937716:connection/x/" + "0" * 32)}
        for source in [
            {},
            both,
            code("arn:aws:apprunner:eu-west-1:482100937716:connection/nobody/" + "0" * 32),
            {**IMAGE, "AutoDeploymentsEnabled": True},
            image(PRIVATE, "ECR"),
            image(PRIVATE, "ECR_PUBLIC"),
            image("public.ecr.aws/nginx/nginx:1", "ECR"),
            image(
                PRIVATE.replace("482100937716", "111111111111"),
                "ECR",
                AutoDeploymentsEnabled=True,
                AuthenticationConfiguration={"AccessRoleArn": ROLE},
            ),
        ]:
            with self.subTest(source=source), self.refused("InvalidRequestException"):
                self.create(SourceConfiguration=source)
        port = {**IMAGE["ImageRepository"], "ImageConfiguration": {"Port": "http"}}
        with self.refused("InvalidRequestException", "port"):
            self.create(SourceConfiguration={**IMAGE, "ImageRepository": port})

    def test_cpu_and_memory_go_in_pairs(self):
        pairs = {"256": [512, 1024], "512": [1024], "1024": [2048, 3072, 4096], "2048": [4096, 6144]}
        pairs["4096"] = [8192, 10240, 12288]
        memories = sorted({memory for some in pairs.values() for memory in some})
        arn = self.running()
        for cpu, good in pairs.items():
            for memory in set(memories) - set(good):
                with self.refused("InvalidRequestException"):
                    wrong = {"Cpu": cpu, "Memory": str(memory)}
                    self.aws.update_service(ServiceArn=arn, InstanceConfiguration=wrong)
            size = {"Cpu": cpu, "Memory": str(good[0])}
            self.aws.update_service(ServiceArn=arn, InstanceConfiguration=size)
            self.settled(arn)
            self.assertEqual(self.described(arn)["InstanceConfiguration"], size)
        self.delete(arn)
