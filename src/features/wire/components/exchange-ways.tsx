/** From one exchange to the one before it and after it in the wire, without going back to the list. */
import { BackIcon } from '../../../ui/icons/back-icon.tsx'
import { Button } from '../../../ui/button.tsx'
import { ForwardIcon } from '../../../ui/icons/forward-icon.tsx'
import { lastTry, type Tries } from '../group-tries.ts'
import './exchange-ways.css'

export interface ExchangeWaysProps {
  /** Newest last. */
  readonly commands: readonly Tries[]
  /** Of the exchange in sight. */
  readonly tries: Tries
  readonly onOpen: (exchangeId: string) => void
}

export function ExchangeWays({ commands, tries, onOpen }: ExchangeWaysProps) {
  const place = commands.findIndex(([first]) => first.id === tries[0].id)
  const open = (next: Tries | undefined) => {
    if (next) onOpen(lastTry(next).id)
  }
  const older = commands[place - 1]
  const newer = commands[place + 1]
  return (
    <div className="exchange-ways">
      {/* At an end it keeps the focus, and says that it is one. */}
      <Button
        aria-disabled={older === undefined || undefined}
        onClick={() => {
          open(older)
        }}
      >
        <BackIcon size={18} />
        Older
      </Button>
      <span className="exchange-ways-place" role="status">
        <span className="visually-hidden">{lastTry(tries).operation}, request </span>
        {place + 1} of {commands.length}
      </span>
      <Button
        aria-disabled={newer === undefined || undefined}
        onClick={() => {
          open(newer)
        }}
      >
        Newer
        <ForwardIcon size={18} />
      </Button>
    </div>
  )
}
