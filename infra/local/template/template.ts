/** A template that was read: its parts typed, its resources' properties not yet looked into. */
import type { MapNode, Place, TemplateNode } from './template-node.ts'

export interface TemplateResource {
  readonly logicalId: string
  /** `AWS::DynamoDB::Table`, as written. */
  readonly type: string
  /** Of the type. */
  readonly typePlace: Place
  /** Intrinsics not yet worked out. */
  readonly properties: MapNode
  readonly metadata?: TemplateNode
  readonly dependsOn: readonly { readonly logicalId: string; readonly place: Place }[]
}

export interface TemplateOutput {
  readonly key: string
  readonly description?: string
  /** Intrinsics not yet worked out. */
  readonly value: TemplateNode
}

export interface Template {
  /** As it was named to the loader; messages begin with it. */
  readonly file: string
  readonly description?: string
  /** Values by parameter name: the defaults, since nobody passes others. */
  readonly parameters: ReadonlyMap<string, string>
  /** In the order of the file. */
  readonly resources: readonly TemplateResource[]
  readonly outputs: readonly TemplateOutput[]
}
