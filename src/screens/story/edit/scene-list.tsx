import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react'
import { withCopy, withEdit, withMoved, withoutScene } from '#core/story/edit.ts'
import { type Scene, type Story, sceneKinds } from '#core/story/story.ts'
import { toldText } from '#core/story/text.ts'

/** The headline as it reads, or what stands for it where there is none. */
function sceneName({ headline, kind, claims }: Scene): string {
  const said = toldText(headline, (id) => claims.find((claim) => claim.id === id)?.said ?? '…').trim()
  const { name, isSeen } = sceneKinds[kind]
  return said === '' ? (isSeen ? `${name} without a headline` : name) : said
}

type Props = {
  readonly story: Story
  readonly chosen: Scene
  /** How many of the claims of a scene do not hold. */
  readonly failing: (scene: string) => number
  readonly onChoose: (id: string) => void
  readonly change: (make: (story: Story) => Story) => void
}

/** Moves a scene to the place of another, by dragging it. */
function useDragging({ story, change }: Pick<Props, 'story' | 'change'>) {
  const dragged = useRef<string | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const indexOf = (id: string) => story.scenes.findIndex((one) => one.id === id)
  const isOwn = () => dragged.current !== null
  return {
    over,
    of: (id: string) => ({
      draggable: true,
      onDragStart: ({ dataTransfer }: DragEvent) => {
        dragged.current = id
        dataTransfer.effectAllowed = 'move'
        dataTransfer.setData('text/plain', id)
      },
      onDragOver: (event: DragEvent) => {
        if (!isOwn()) return
        event.preventDefault()
        setOver(id)
      },
      onDragEnd: () => {
        dragged.current = null
        setOver(null)
      },
      onDrop: (event: DragEvent) => {
        const from = dragged.current
        if (from === null) return
        event.preventDefault()
        change((now) => withMoved(now, from, indexOf(id) - indexOf(from)))
      },
    }),
  }
}

/** Which scene is chosen after one has gone. */
const besides = ({ scenes }: Story, id: string): string => {
  const at = scenes.findIndex((one) => one.id === id)
  return (scenes[at + 1] ?? scenes[at - 1])?.id ?? id
}

type ToolsProps = Pick<Props, 'story' | 'chosen' | 'change'> & {
  readonly move: (by: number) => void
  readonly remove: () => void
}

/** What can be done with the chosen scene. */
function SceneTools({ story, chosen, change, move, remove }: ToolsProps) {
  const { id } = chosen
  const at = story.scenes.indexOf(chosen)
  return (
    <div className="edit-tools">
      <button type="button" className="button" disabled={at === 0} onClick={() => move(-1)}>
        Up
      </button>
      <button type="button" className="button" disabled={at === story.scenes.length - 1} onClick={() => move(1)}>
        Down
      </button>
      <button type="button" className="button" onClick={() => change((now) => withCopy(now, id))}>
        Duplicate
      </button>
      <button
        type="button"
        className="button"
        aria-pressed={chosen.hidden}
        onClick={() => change((now) => withEdit(now, id, { hidden: !chosen.hidden }))}
      >
        {chosen.hidden ? 'Show' : 'Hide'}
      </button>
      <button type="button" className="button" disabled={story.scenes.length === 1} onClick={remove}>
        Delete
      </button>
    </div>
  )
}

type SceneButtonProps = {
  readonly scene: Scene
  readonly isChosen: boolean
  /** How many of its claims do not hold. */
  readonly wrong: number
  readonly onChoose: (id: string) => void
  readonly press: (event: KeyboardEvent) => void
}

function SceneButton({ scene, isChosen, wrong, onChoose, press }: SceneButtonProps) {
  return (
    <button
      type="button"
      className="edit-scene"
      aria-current={isChosen}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
      onClick={() => onChoose(scene.id)}
      onKeyDown={press}
    >
      <span className="edit-scene-name">{sceneName(scene)}</span>
      {scene.hidden ? <span className="edit-tag">Hidden</span> : null}
      {wrong > 0 ? (
        <span className="edit-tag caution">
          {wrong === 1 ? '1 figure does not hold' : `${wrong} figures do not hold`}
        </span>
      ) : null}
    </button>
  )
}

/** The scenes in order: chosen by a click, moved by dragging, by Alt with the arrow keys, or by the buttons below. */
export function SceneList({ story, chosen, failing, onChoose, change }: Props) {
  const list = useRef<HTMLOListElement>(null)
  const dragging = useDragging({ story, change })
  const { id } = chosen
  const at = story.scenes.findIndex((one) => one.id === id)
  const isLast = story.scenes.length === 1
  const move = (by: number) => change((now) => withMoved(now, id, by))
  const remove = () => {
    if (isLast) return
    onChoose(besides(story, id))
    change((now) => withoutScene(now, id))
  }
  const press = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (event.key === 'Delete') remove()
    else if (by === 0 || event.ctrlKey || event.metaKey) return
    else if (event.altKey) move(by)
    else {
      const next = story.scenes[at + by]?.id
      if (next) onChoose(next)
    }
    event.preventDefault()
    // The button that is chosen next has the focus once it is drawn.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-current="true"]')?.focus())
  }
  return (
    <nav className="edit-scenes" aria-labelledby="edit-scenes-heading">
      <h2 id="edit-scenes-heading" className="quiet-heading">
        Scenes
      </h2>
      <ol ref={list}>
        {story.scenes.map((scene) => (
          <li key={scene.id} data-over={dragging.over === scene.id || undefined} {...dragging.of(scene.id)}>
            <span className="edit-grip" aria-hidden="true" />
            <SceneButton
              scene={scene}
              isChosen={scene.id === id}
              wrong={failing(scene.id)}
              onChoose={onChoose}
              press={press}
            />
          </li>
        ))}
      </ol>
      <SceneTools story={story} chosen={chosen} change={change} move={move} remove={remove} />
      <p className="hint">Drag a scene to its place, or press Alt with the arrow keys.</p>
    </nav>
  )
}
