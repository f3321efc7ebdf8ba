"""Lists in pages: all of it once, in the same order, by tokens that nobody can make up."""

from account import Subject, client

COUNT = 7


class Paging(Subject):
    def setUp(self):
        # A region to itself, whose lists nobody else changes.
        self.aws = client("ap-south-1")

    def paged(self, operation, key, size, **given):
        """Every item, in pages of a size; each page but the last is full."""
        pages = list(self.pages(getattr(self.aws, operation), MaxResults=size, **given))
        lengths = [len(page[key]) for page in pages]
        self.assertEqual(lengths[:-1], [size] * (len(pages) - 1))
        self.assertTrue(0 < lengths[-1] <= size or lengths == [0])
        return [item for page in pages for item in page[key]]

    def pages(self, ask, **given):
        """Page after page. boto3 has no paginators for App Runner."""
        token = {}
        while True:
            page = ask(**given, **token)
            yield page
            if "NextToken" not in page:
                return
            token = {"NextToken": page["NextToken"]}

    def complete(self, operation, key, identity, expected, **given):
        for size in (1, 3, COUNT, COUNT + 1):
            found = [item[identity] for item in self.paged(operation, key, size, **given)]
            self.assertEqual(len(found), len(set(found)), f"{operation} repeats itself")
            self.assertEqual(sorted(found), sorted(expected), operation)
        self.no_token_is_made_up(getattr(self.aws, operation), given)

    def no_token_is_made_up(self, ask, given):
        token = ask(MaxResults=1, **given)["NextToken"]
        wrong = ["x", "AAAA", token[:-1], token + "0", token[::-1], "é", "0" * 1024]
        other = client("eu-west-2")
        for made_up in wrong:
            with self.subTest(token=made_up), self.refused("InvalidRequestException"):
                ask(NextToken=made_up, **given)
        if not given:
            # Another region's token is none either.
            with self.refused("InvalidRequestException"):
                getattr(other, ask.__name__)(NextToken=token)

    def test_services_and_operations(self):
        services = [self.create() for _ in range(COUNT)]
        self.complete("list_services", "ServiceSummaryList", "ServiceArn", services)
        one = self.settled(services[0])
        ids = [self.aws.list_operations(ServiceArn=one)["OperationSummaryList"][0]["Id"]]
        for _ in range(COUNT - 1):
            ids.append(self.aws.start_deployment(ServiceArn=one)["OperationId"])
            self.settled(one)
        self.complete("list_operations", "OperationSummaryList", "Id", ids, ServiceArn=one)
        newest_first = self.paged("list_operations", "OperationSummaryList", 2, ServiceArn=one)
        self.assertEqual([each["Id"] for each in newest_first], ids[::-1])

        default = self.described(one)["AutoScalingConfigurationSummary"]["AutoScalingConfigurationArn"]
        operation = self.aws.list_services_for_auto_scaling_configuration
        users = self.pages(operation, MaxResults=3, AutoScalingConfigurationArn=default)
        users = [arn for page in users for arn in page["ServiceArnList"]]
        self.assertEqual(sorted(users), sorted(services))
        self.no_token_is_made_up(operation, {"AutoScalingConfigurationArn": default})

    def test_shared_resources(self):
        scaling, tracing, connections, connectors = [], [], [], []
        for number in range(COUNT):
            name = f"page-{number}"
            made = self.aws.create_auto_scaling_configuration(AutoScalingConfigurationName=name)
            scaling.append(made["AutoScalingConfiguration"]["AutoScalingConfigurationArn"])
            made = self.aws.create_observability_configuration(ObservabilityConfigurationName=name)
            tracing.append(made["ObservabilityConfiguration"]["ObservabilityConfigurationArn"])
            made = self.aws.create_connection(ConnectionName=name, ProviderType="GITHUB")
            connections.append(made["Connection"]["ConnectionArn"])
            made = self.aws.create_vpc_connector(VpcConnectorName=name, Subnets=["subnet-0123456789abcdef0"])
            connectors.append(made["VpcConnector"]["VpcConnectorArn"])
        listed = self.aws.list_auto_scaling_configurations()["AutoScalingConfigurationSummaryList"]
        default = [one["AutoScalingConfigurationArn"] for one in listed if one["IsDefault"]]
        self.complete(
            "list_auto_scaling_configurations",
            "AutoScalingConfigurationSummaryList",
            "AutoScalingConfigurationArn",
            scaling + default,
        )
        self.complete(
            "list_observability_configurations",
            "ObservabilityConfigurationSummaryList",
            "ObservabilityConfigurationArn",
            tracing,
        )
        self.complete("list_connections", "ConnectionSummaryList", "ConnectionArn", connections)
        self.complete("list_vpc_connectors", "VpcConnectors", "VpcConnectorArn", connectors)
