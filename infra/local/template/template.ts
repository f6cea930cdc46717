/** A template that was read: its parts typed, its resources' properties not yet looked into. */
import type { TemplateParameter } from './parameters.ts'
import type { MapEntry, MapNode, Place, TemplateNode } from './template-node.ts'

/** A condition by its name. */
export interface ConditionReference {
  readonly name: string
  readonly place: Place
}

export interface TemplateResource {
  readonly logicalId: string
  /** `AWS::DynamoDB::Table`, as written. */
  readonly type: string
  /** Of the type. */
  readonly typePlace: Place
  /** Intrinsics not yet worked out. */
  readonly properties: MapNode
  readonly metadata?: TemplateNode
  /** Without it the resource is always there. */
  readonly condition?: ConditionReference
  /** Functions not yet worked out. */
  readonly deletionPolicy?: TemplateNode
  readonly updateReplacePolicy?: TemplateNode
  readonly dependsOn: readonly { readonly logicalId: string; readonly place: Place }[]
}

export interface TemplateOutput {
  readonly key: string
  readonly description?: string
  readonly condition?: ConditionReference
  /** Intrinsics not yet worked out. */
  readonly value: TemplateNode
}

export interface Template {
  /** As it was named to the loader; messages begin with it. */
  readonly file: string
  readonly description?: string
  /** Whether AWS::LanguageExtensions transforms it: then a deletion policy may be a function. */
  readonly hasLanguageExtensions: boolean
  /** By name. */
  readonly parameters: ReadonlyMap<string, TemplateParameter>
  /** Not yet worked out. */
  readonly conditions: readonly MapEntry[]
  /** In the order of the file. */
  readonly resources: readonly TemplateResource[]
  readonly outputs: readonly TemplateOutput[]
  /** Of the Outputs, or of the template where there are none. */
  readonly outputsPlace: Place
}
