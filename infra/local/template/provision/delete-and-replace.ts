/**
 * What becomes of a resource that is deleted or replaced. A function may say so where AWS::LanguageExtensions transforms the
 * template, by parameters and conditions alone.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/function-refs-in-policy-attributes.html
 */
import type { Scope } from '../intrinsics.ts'
import { resolveIntrinsics } from '../intrinsics.ts'
import type { Parser } from '../parse-value.ts'
import { oneOf } from '../parse-value.ts'
import type { TemplateNode } from '../template-node.ts'
import type { Template, TemplateResource } from '../template.ts'
import type { Report } from '../template-problems.ts'
import type { StackResource } from './stack.ts'

const deletionPolicy = oneOf('Delete', 'Retain', 'RetainExceptOnCreate')
const updateReplacePolicy = oneOf('Delete', 'Retain')

/** Both policies of a resource; Delete where it states none. */
export function deleteAndReplace(
  resource: TemplateResource,
  { hasLanguageExtensions }: Template,
  scope: Scope,
  report: Report,
): Pick<StackResource, 'deletionPolicy' | 'updateReplacePolicy'> {
  const read = <T extends string>(node: TemplateNode | undefined, parse: Parser<T>) => {
    if (node === undefined) return undefined
    if (node.kind === 'map' && !hasLanguageExtensions) {
      report(
        node.place,
        'A function here needs the transform AWS::LanguageExtensions.',
        'Write Transform: AWS::LanguageExtensions at the top of the template.',
      )
      return undefined
    }
    return parse(resolveIntrinsics(node, scope, report), report)
  }
  return {
    deletionPolicy: read(resource.deletionPolicy, deletionPolicy) ?? 'Delete',
    updateReplacePolicy: read(resource.updateReplacePolicy, updateReplacePolicy) ?? 'Delete',
  }
}
