"""VPC connectors for what goes out, VPC ingress connections for what comes in."""

from account import Subject, until

SUBNETS = ["subnet-0123456789abcdef0", "subnet-01234567"]
GROUPS = ["sg-0123456789abcdef0"]
TARGET = {"VpcId": "vpc-0123456789abcdef0", "VpcEndpointId": "vpce-0123456789abcdef0"}
PRIVATE = {"IngressConfiguration": {"IsPubliclyAccessible": False}}


class Networking(Subject):
    def connector(self, **more):
        given = {"VpcConnectorName": self.name("connector"), "Subnets": SUBNETS, **more}
        return self.aws.create_vpc_connector(**given)["VpcConnector"]

    def test_a_connector_is_deleted_when_nobody_uses_it(self):
        made = self.connector(SecurityGroups=GROUPS)
        arn = made["VpcConnectorArn"]
        self.assertEqual((made["Subnets"], made["SecurityGroups"]), (SUBNETS, GROUPS))
        self.assertEqual(len(self.connector()["SecurityGroups"]), 1, "the VPC's own group")
        with self.refused("InvalidRequestException", made["VpcConnectorName"]):
            self.connector(VpcConnectorName=made["VpcConnectorName"])
        for wrong in [{"Subnets": []}, {"Subnets": ["vpc-1"]}, {"SecurityGroups": ["sg-?"]}]:
            with self.subTest(given=wrong), self.refused("InvalidRequestException"):
                self.connector(**wrong)

        egress = {"EgressType": "VPC", "VpcConnectorArn": arn}
        service = self.running(NetworkConfiguration={"EgressConfiguration": egress})
        self.assertEqual(self.described(service)["NetworkConfiguration"]["EgressConfiguration"], egress)
        with self.refused("InvalidRequestException", arn):
            self.aws.delete_vpc_connector(VpcConnectorArn=arn)
        self.delete(service)
        gone = self.aws.delete_vpc_connector(VpcConnectorArn=arn)["VpcConnector"]
        self.assertEqual(gone["Status"].upper(), "INACTIVE")
        self.assertNotIn(arn, [one["VpcConnectorArn"] for one in self.aws.list_vpc_connectors()["VpcConnectors"]])
        with self.refused("ResourceNotFoundException"):
            self.aws.delete_vpc_connector(VpcConnectorArn=arn)

    def test_egress_and_connector_go_together(self):
        arn = self.connector()["VpcConnectorArn"]
        self.assertEqual(
            self.aws.describe_vpc_connector(VpcConnectorArn=arn)["VpcConnector"]["VpcConnectorArn"], arn
        )
        for egress in [
            {"EgressType": "VPC"},
            {"EgressType": "DEFAULT", "VpcConnectorArn": arn},
            {"EgressType": "VPC", "VpcConnectorArn": arn.replace("connector-", "nobody-")},
        ]:
            with self.subTest(egress=egress), self.refused("InvalidRequestException"):
                self.create(NetworkConfiguration={"EgressConfiguration": egress})

    def ingress(self, service, name=None):
        made = self.aws.create_vpc_ingress_connection(
            ServiceArn=service,
            VpcIngressConnectionName=name or self.name("ingress"),
            IngressVpcConfiguration=TARGET,
        )
        return made["VpcIngressConnection"]

    def become(self, arn, status):
        def ready():
            seen = self.aws.describe_vpc_ingress_connection(VpcIngressConnectionArn=arn)["VpcIngressConnection"]
            return seen["Status"] == status and seen

        return until(f"{arn} to be {status}", ready)

    def test_an_ingress_connection_from_creation_to_its_end(self):
        public = self.running()
        with self.refused("InvalidRequestException"):
            self.ingress(public)
        self.delete(public)

        service = self.running(NetworkConfiguration=PRIVATE)
        made = self.ingress(service)
        arn = made["VpcIngressConnectionArn"]
        self.assertEqual(made["Status"], "PENDING_CREATION")
        with self.refused("InvalidStateException"):
            self.aws.delete_vpc_ingress_connection(VpcIngressConnectionArn=arn)
        self.become(arn, "AVAILABLE")
        with self.refused("InvalidRequestException", made["VpcIngressConnectionName"]):
            self.ingress(service, made["VpcIngressConnectionName"])
        targets = self.aws.describe_custom_domains(ServiceArn=service)["VpcDNSTargets"]
        self.assertEqual([one["VpcIngressConnectionArn"] for one in targets], [arn])
        with self.refused("InvalidStateException", arn):
            self.aws.delete_service(ServiceArn=service)

        for found, filtered in [
            ([arn], {"ServiceArn": service}),
            ([arn], {"VpcEndpointId": TARGET["VpcEndpointId"], "ServiceArn": service}),
            ([], {"VpcEndpointId": "vpce-1", "ServiceArn": service}),
        ]:
            listed = self.aws.list_vpc_ingress_connections(Filter=filtered)["VpcIngressConnectionSummaryList"]
            self.assertEqual([one["VpcIngressConnectionArn"] for one in listed], found)

        moved = {"VpcId": "vpc-0fedcba9876543210", "VpcEndpointId": "vpce-0fedcba9876543210"}
        changed = self.aws.update_vpc_ingress_connection(VpcIngressConnectionArn=arn, IngressVpcConfiguration=moved)
        self.assertEqual(changed["VpcIngressConnection"]["Status"], "PENDING_UPDATE")
        self.assertEqual(self.become(arn, "AVAILABLE")["IngressVpcConfiguration"], moved)
        self.aws.delete_vpc_ingress_connection(VpcIngressConnectionArn=arn)
        self.become(arn, "DELETED")
        self.delete(service)

    def test_one_that_fails_can_be_deleted(self):
        service = self.running(NetworkConfiguration=PRIVATE)
        arn = self.ingress(service, self.name("fails"))["VpcIngressConnectionArn"]
        self.become(arn, "FAILED_CREATION")
        self.aws.delete_vpc_ingress_connection(VpcIngressConnectionArn=arn)
        self.become(arn, "DELETED")
        self.delete(service)

    def test_pages_of_ingress_connections(self):
        service = self.running(NetworkConfiguration=PRIVATE)
        made = {self.ingress(service)["VpcIngressConnectionArn"] for _ in range(5)}
        found, token = [], {}
        while True:
            page = self.aws.list_vpc_ingress_connections(Filter={"ServiceArn": service}, MaxResults=2, **token)
            found += [one["VpcIngressConnectionArn"] for one in page["VpcIngressConnectionSummaryList"]]
            if "NextToken" not in page:
                break
            token = {"NextToken": page["NextToken"]}
            with self.refused("InvalidRequestException"):
                self.aws.list_vpc_ingress_connections(**token)
        self.assertEqual((len(found), set(found)), (5, made))
        for arn in made:
            self.become(arn, "AVAILABLE")
            self.aws.delete_vpc_ingress_connection(VpcIngressConnectionArn=arn)
            self.become(arn, "DELETED")
        self.delete(service)
