import type { Commands } from "@/platform/bindings/commands";
import type {
  FleetRow,
  LogLine,
  Operation,
  OperationLog,
  ServiceView,
} from "@/platform/bindings/types";
import { cell, row } from "./samples";

export const began = Date.UTC(2026, 10, 23, 12);

export function operation(id: string, more: Partial<Operation> = {}): Operation {
  return {
    id,
    kind: "START_DEPLOYMENT",
    status: "SUCCEEDED",
    startedAt: began,
    endedAt: began + 231_000,
    updatedAt: began + 231_000,
    ...more,
  };
}

export function line(text: string, more: Partial<LogLine> = {}): LogLine {
  return { at: began, origin: "appRunner", text, failure: false, ...more };
}

export function log(of: Operation, more: Partial<OperationLog> = {}): OperationLog {
  return { operation: of, phases: [], lines: [], dropped: 0, reason: null, ...more };
}

export function serviceView(of: FleetRow, more: Partial<ServiceView> = {}): ServiceView {
  return {
    service: of.service,
    account: of.account,
    summary: of.summary,
    condition: of.condition,
    configuration: {
      source: { kind: "image", identifier: "482100937716.dkr.ecr.eu-west-1.amazonaws.com/web:7", public: false },
      autoDeployments: false,
      port: "8080",
      startCommand: null,
      buildCommand: null,
      cpu: 1024,
      memory: 2048,
      instanceRoleArn: null,
      accessRoleArn: null,
      connectionArn: null,
      healthCheck: null,
      scaling: null,
      public: true,
      vpcConnectorArn: null,
      ipAddressType: null,
      observability: null,
      kmsKey: null,
      environment: [],
    },
    operations: [],
    usualSeconds: { START_DEPLOYMENT: 240 },
    readAt: began,
    ...more,
  };
}

/** The address of a service's page. */
export function pageOf({ service }: FleetRow, search = ""): string {
  return `/service/${service.cell.profile}/${encodeURIComponent(service.arn)}${search}`;
}

/** What a page of one service asks, answered: a fleet with it, itself, and nothing remarkable. */
export function oneService(of: FleetRow = row("checkout-web"), view: Partial<ServiceView> = {}): Partial<Commands> {
  return {
    fleetOpen: () => Promise.resolve({ generation: 1, cells: [cell("acme-prod", "eu-west-1", [of])] }),
    serviceRead: () => Promise.resolve(serviceView(of, view)),
    serviceOperations: () => Promise.resolve({ operations: view.operations ?? [], images: {}, next: null }),
    scalingRead: () => Promise.resolve({ current: null, revisions: [] }),
    metricsRead: (_, range) => Promise.resolve({ range, periodSeconds: 60, times: [], series: [], readAt: began }),
  };
}
