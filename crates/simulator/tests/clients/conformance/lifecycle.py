"""A service from its creation to its end, and what may not be done to it on the way."""

from account import IMAGE, Subject, control, until


class LifeCycle(Subject):
    def test_from_creation_to_its_end(self):
        name = self.name("life")
        created = self.aws.create_service(ServiceName=name, SourceConfiguration=IMAGE)
        arn = created["Service"]["ServiceArn"]
        self.assertEqual(created["Service"]["Status"], "OPERATION_IN_PROGRESS")
        self.assertRegex(created["Service"]["ServiceId"], "^[0-9a-f]{32}$")
        with self.refused("InvalidRequestException", name):
            self.create(name)
        self.settled(arn)
        newest = self.aws.list_operations(ServiceArn=arn)["OperationSummaryList"][0]
        self.assertEqual(newest["Id"], created["OperationId"])
        self.assertEqual((newest["Type"], newest["Status"]), ("CREATE_SERVICE", "SUCCEEDED"))
        self.assertLess(newest["StartedAt"], newest["EndedAt"])

        deployment = self.aws.start_deployment(ServiceArn=arn)["OperationId"]
        newest = self.aws.list_operations(ServiceArn=arn)["OperationSummaryList"][0]
        self.assertEqual(newest["Id"], deployment)
        self.assertIn(newest["Status"], ["PENDING", "IN_PROGRESS"])
        self.settled(arn)
        self.assertEqual(self.operations(arn)[0], ("START_DEPLOYMENT", "SUCCEEDED"))

        self.update(arn)
        self.pause_and_resume(arn)
        self.end(arn, name)

    def update(self, arn):
        updated = self.aws.update_service(
            ServiceArn=arn,
            InstanceConfiguration={"Cpu": "2 vCPU", "Memory": "4 GB"},
            HealthCheckConfiguration={"Protocol": "HTTP", "Path": "/health", "Interval": 10},
        )
        self.assertIn("OperationId", updated)
        self.settled(arn)
        service = self.described(arn)
        self.assertEqual(service["InstanceConfiguration"], {"Cpu": "2048", "Memory": "4096"})
        check = service["HealthCheckConfiguration"]
        self.assertEqual((check["Path"], check["Interval"], check["Timeout"]), ("/health", 10, 2))
        self.assertEqual(self.operations(arn)[0], ("UPDATE_SERVICE", "SUCCEEDED"))

    def pause_and_resume(self, arn):
        with self.refused("InvalidStateException"):
            self.aws.resume_service(ServiceArn=arn)
        self.aws.pause_service(ServiceArn=arn)
        self.settled(arn, "PAUSED")
        # Nothing is left to do, and so there is no operation.
        self.assertNotIn("OperationId", self.aws.pause_service(ServiceArn=arn))
        with self.refused("InvalidRequestException", "RUNNING"):
            self.aws.start_deployment(ServiceArn=arn)
        self.aws.resume_service(ServiceArn=arn)
        self.settled(arn)
        kinds = [kind for kind, _ in self.operations(arn)[:2]]
        self.assertEqual(kinds, ["RESUME_SERVICE", "PAUSE_SERVICE"])

    def end(self, arn, name):
        self.aws.delete_service(ServiceArn=arn)
        with self.refused("InvalidStateException"):
            self.aws.delete_service(ServiceArn=arn)

        def listed():
            services = self.aws.list_services()["ServiceSummaryList"]
            return [one["Status"] for one in services if one["ServiceName"] == name]

        until("the service to be listed as deleted", lambda: listed() == ["DELETED"])
        until("the service to leave the list", lambda: listed() == [])
        with self.refused("ResourceNotFoundException", arn):
            self.described(arn)

    def test_nothing_is_changed_while_an_operation_runs(self):
        arn = self.running()
        self.aws.start_deployment(ServiceArn=arn)
        for change in [
            lambda: self.aws.update_service(ServiceArn=arn, InstanceConfiguration={"Cpu": "256", "Memory": "512"}),
            lambda: self.aws.pause_service(ServiceArn=arn),
            lambda: self.aws.resume_service(ServiceArn=arn),
            lambda: self.aws.delete_service(ServiceArn=arn),
            lambda: self.aws.associate_custom_domain(ServiceArn=arn, DomainName="busy.example.com"),
            lambda: self.aws.disassociate_custom_domain(ServiceArn=arn, DomainName="busy.example.com"),
        ]:
            with self.refused("InvalidStateException", "OPERATION_IN_PROGRESS"):
                change()
        with self.refused("InvalidRequestException", "RUNNING"):
            self.aws.start_deployment(ServiceArn=arn)
        self.settled(arn)
        self.delete(arn)

    def test_what_fails_is_rolled_back_or_cannot_be_created(self):
        arn = self.running()
        before = self.described(arn)
        control(f"services/{before['ServiceName']}/fail-next-deployment", {"cause": "health-check"})
        self.aws.update_service(ServiceArn=arn, InstanceConfiguration={"Cpu": "4 vCPU", "Memory": "8 GB"})
        self.settled(arn)
        self.assertEqual(self.operations(arn)[0], ("UPDATE_SERVICE", "ROLLBACK_SUCCEEDED"))
        self.assertEqual(self.described(arn)["InstanceConfiguration"], before["InstanceConfiguration"])
        self.delete(arn)

        failed = self.settled(self.create(self.name("fails-image-pull")), "CREATE_FAILED")
        self.assertEqual(self.operations(failed), [("CREATE_SERVICE", "FAILED")])
        with self.refused("InvalidStateException", "CREATE_FAILED"):
            self.aws.pause_service(ServiceArn=failed)
        self.delete(failed)

    def test_what_is_not_there_is_not_found(self):
        arn = "arn:aws:apprunner:eu-west-1:482100937716:service/nobody/" + "0" * 32
        for ask in [
            self.aws.describe_service,
            self.aws.update_service,
            self.aws.delete_service,
            self.aws.pause_service,
            self.aws.resume_service,
            self.aws.start_deployment,
            self.aws.list_operations,
            self.aws.describe_custom_domains,
        ]:
            with self.refused("ResourceNotFoundException", arn):
                ask(ServiceArn=arn)
        # These two do not have that error.
        with self.refused("InvalidRequestException", arn):
            self.aws.associate_custom_domain(ServiceArn=arn, DomainName="nobody.example.com")
        target = {"VpcId": "vpc-0123456789abcdef0", "VpcEndpointId": "vpce-0123456789abcdef0"}
        with self.refused("InvalidRequestException", arn):
            self.aws.create_vpc_ingress_connection(
                ServiceArn=arn, VpcIngressConnectionName="nobody", IngressVpcConfiguration=target
            )
