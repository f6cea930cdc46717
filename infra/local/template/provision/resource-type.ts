/** What a file about one AWS:: type says: which properties it takes, and what a resource of it becomes. */
import type { RandomBytes } from '../../random.ts'
import type { Parser } from '../parse-value.ts'
import type { Place, TemplateNode } from '../template-node.ts'
import { placeAt } from '../template-node.ts'
import type { Report } from '../template-problems.ts'
import type {
  BucketDefinition,
  DistributionDefinition,
  IdentityPoolDefinition,
  ProvisionedRole,
  TableDefinition,
} from './stack.ts'

/** The stack while it is being put together. Later resources find the earlier ones here. */
export interface StackDraft {
  /** By table name. */
  readonly tables: Map<string, TableDefinition>
  /** By identity pool ID. */
  readonly identityPools: Map<string, IdentityPoolDefinition>
  /** By role name. */
  readonly roles: Map<string, ProvisionedRole>
  /** By bucket name. */
  readonly buckets: Map<string, BucketDefinition>
  readonly cloudFront: CloudFrontDraft
}

/** What distributions are put together from, and they themselves. */
export interface CloudFrontDraft {
  readonly originAccessControlIds: Set<string>
  readonly cachePolicyIds: Set<string>
  /** Header to value, by the policy's ID. */
  readonly responseHeaders: Map<string, Readonly<Record<string, string>>>
  /** Code of published functions, by ARN. */
  readonly functionCode: Map<string, string>
  /** By ID. */
  readonly distributions: Map<string, DistributionDefinition>
}

export interface ResourceContext {
  readonly logicalId: string
  readonly stackName: string
  readonly region: string
  readonly account: string
  readonly draft: StackDraft
  readonly random: RandomBytes
  /**
   * What AWS would make up for this resource, made up once and remembered from then on.
   *
   * @param fact Tells one such thing of a resource from another: `physical ID`.
   */
  readonly remember: (fact: string, make: () => string) => string
  readonly report: Report
  /** Where a property is: `at('Policies[0].PolicyName')`. */
  readonly at: (path: string) => Place
}

export interface ProvisionedResource {
  readonly physicalId: string
  /** What Fn::GetAtt gives, by attribute. */
  readonly attributes: Readonly<Record<string, string>>
}

export interface ResourceType {
  /** `AWS::DynamoDB::Table` */
  readonly name: string
  /** Names for Fn::GetAtt. */
  readonly attributes: readonly string[]
  /** Whether the stand-in does nothing with such a resource but know it. */
  readonly isInert: boolean
  /** Properties whose change makes CloudFormation replace the resource: `BucketName`. */
  readonly replacedBy: readonly string[]
  /**
   * Adds the resource to the draft. `undefined` once something was reported.
   *
   * @param properties Intrinsics worked out.
   */
  provision(
    properties: TemplateNode,
    context: Omit<ResourceContext, 'at'>,
  ): ProvisionedResource | undefined
}

export function defineResourceType<P, A extends string>(declaration: {
  readonly name: string
  readonly properties: Parser<P>
  readonly attributes: readonly A[]
  /** Default false. */
  readonly isInert?: boolean
  /** `Update requires: Replacement` in CloudFormation's reference. */
  readonly replacedBy: readonly string[]
  provision(
    properties: P,
    context: ResourceContext,
  ): { readonly physicalId: string; readonly attributes: Readonly<Record<A, string>> } | undefined
}): ResourceType {
  return {
    name: declaration.name,
    attributes: declaration.attributes,
    isInert: declaration.isInert ?? false,
    replacedBy: declaration.replacedBy,
    provision(node, context) {
      const properties = declaration.properties(node, context.report)
      if (properties === undefined) return undefined
      return declaration.provision(properties, { ...context, at: (path) => placeAt(node, path) })
    },
  }
}
