/**
 * What the condition keys that people meet here are about. A key that is not listed is named and not explained: nothing is guessed.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */

export interface KeyWords {
  /** What a condition on the key watches over, in two or three words: `leading keys`. */
  readonly guards: string
  /** What the key says of a request: `what a read asks for`. */
  readonly about: string
  /** One of the values, for a key that holds many: `partition key that the request touches`. */
  readonly each?: string
}

const leadingKeys: KeyWords = {
  guards: 'leading keys',
  about: 'the partition keys that the request touches',
  each: 'partition key that the request touches',
}

const known: Readonly<Record<string, KeyWords>> = {
  'dynamodb:leadingkeys': leadingKeys,
  'dynamodb:firstpartitionkeyvalues': leadingKeys,
  'dynamodb:attributes': {
    guards: 'attributes',
    about: 'the attributes that the request names',
    each: 'attribute that the request names',
  },
  'dynamodb:select': { guards: 'what a read returns', about: 'what a read asks for' },
  'dynamodb:returnvalues': {
    guards: 'what a write returns',
    about: 'what a write asks to get back',
  },
  'dynamodb:returnconsumedcapacity': {
    guards: 'reports of capacity',
    about: 'whether the answer reports the capacity used',
  },
  'dynamodb:enclosingoperation': {
    guards: 'transactions',
    about: 'the transaction that the call is part of',
  },
  'dynamodb:fulltablescan': {
    guards: 'full scans',
    about: 'whether a PartiQL statement would read the whole table',
  },
  's3:prefix': { guards: 'the prefix', about: 'the beginning of keys that a list asks for' },
  's3:delimiter': { guards: 'folders', about: 'the character by which a list makes folders' },
  's3:max-keys': { guards: 'the length of lists', about: 'how many keys a list asks for' },
  'cognito-identity.amazonaws.com:sub': {
    guards: 'the identity',
    about: 'the identity ID in the credentials',
  },
  'cognito-identity.amazonaws.com:aud': {
    guards: 'the identity pool',
    about: 'the identity pool that vouches for the caller',
  },
  'cognito-identity.amazonaws.com:amr': {
    guards: 'how the caller came',
    about: 'how the caller came: as a guest or signed in',
    each: 'word on how the caller came',
  },
  'aws:sourceip': { guards: 'the address', about: 'the address that the request comes from' },
  'aws:currenttime': { guards: 'the time', about: 'the time of the request' },
  'aws:epochtime': { guards: 'the time', about: 'the time of the request in seconds' },
  'aws:securetransport': { guards: 'encryption', about: 'whether the request came over TLS' },
  'aws:requestedregion': { guards: 'the Region', about: 'the Region that is asked' },
  'aws:useragent': { guards: 'the client', about: 'what the client calls itself' },
  'aws:userid': { guards: 'the caller', about: 'the caller’s unique ID' },
  'aws:username': { guards: 'the caller', about: 'the name of the IAM user who asks' },
  'aws:principalarn': { guards: 'the caller', about: 'the ARN of the role or user who asks' },
  'aws:principalaccount': { guards: 'the caller’s account', about: 'the account of who asks' },
  'aws:principaltype': { guards: 'the caller', about: 'what kind of principal asks' },
  'aws:federatedprovider': {
    guards: 'the identity provider',
    about: 'the identity provider behind the credentials',
  },
  'aws:tokenissuetime': { guards: 'the session’s age', about: 'when the credentials were issued' },
  'aws:resourceaccount': { guards: 'the owner', about: 'the account that owns the resource' },
  'aws:tagkeys': {
    guards: 'tags',
    about: 'the names of the tags in the request',
    each: 'tag name in the request',
  },
}

const tagKey = /^aws:(principaltag|resourcetag|requesttag)\/(.+)$/i

/** @returns `undefined` for a key that nothing is known of. Names of keys have no case. */
export function wordsForKey(key: string): KeyWords | undefined {
  const listed = Object.hasOwn(known, key.toLowerCase()) ? known[key.toLowerCase()] : undefined
  const [, kind, tag = ''] = tagKey.exec(key) ?? []
  if (listed || kind === undefined) return listed
  const whose = {
    principaltag: 'of who asks',
    resourcetag: 'of what is asked for',
    requesttag: 'in the request',
  }[kind.toLowerCase()]
  return { guards: `the tag ${tag}`, about: `the tag ${tag} ${whose ?? ''}`.trim() }
}

/** Whether a key is known to hold many values, whatever the request. */
export function isMultivalued(key: string): boolean {
  return wordsForKey(key)?.each !== undefined
}
