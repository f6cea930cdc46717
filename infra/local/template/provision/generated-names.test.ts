import { describe, expect, it } from 'vitest'
import { generatedName, lettersAndDigits, randomText } from './generated-names.ts'

describe('generatedName', () => {
  it('joins stack name, logical ID and suffix', () => {
    expect(generatedName('leading-key', 'GuestRole', 'kcsyOo4u8nyB', 64)).toBe(
      'leading-key-GuestRole-kcsyOo4u8nyB',
    )
  })

  it('shortens both to half of the room where both are long', () => {
    expect(
      generatedName(
        'amplify-d16rku8chyqko6-main-branch-0123456789',
        'amplifyAuthauthenticatedUserRoleD8DA3689',
        'vIfSPpmivOXJ',
        64,
      ),
    ).toBe('amplify-d16rku8chyqko6-ma-amplifyAuthauthenticatedU-vIfSPpmivOXJ')
  })

  it.each([
    ['a', 'L'.repeat(255)],
    ['s'.repeat(128), 'L'],
    ['s'.repeat(26), 'L'.repeat(26)],
  ])('fills 64 characters where %s and %s are too long together', (stackName, logicalId) => {
    const name = generatedName(stackName, logicalId, 'x'.repeat(12), 64)
    expect(name).toHaveLength(64)
    expect(name).toMatch(/^s*a?-L+-x{12}$/)
  })
})

describe('randomText', () => {
  it('draws from the alphabet, as many as asked', () => {
    const random = (sizeBytes: number) => new Uint8Array(sizeBytes).fill(255)
    expect(randomText(random, lettersAndDigits, 5)).toMatch(/^[A-Za-z0-9]{5}$/)
  })
})
