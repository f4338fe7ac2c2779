import { createStore, type StoreApi } from 'zustand/vanilla'
import { changed, redo, type StoryDraft, storyDraft, undo } from '#core/story/edit.ts'
import type { Story } from '#core/story/story.ts'
import { ShelfFault, shelfFault } from '#io/shelf/shelf-fault.ts'
import { deleteStory, keepStory, type OwnStory, readOwnStory } from '#io/shelf/stories.ts'
import { forgetUnsaved, noteUnsaved, unsavedOf } from '#io/story-journal.ts'
import { holdStory, tellStoryChanged } from '#io/story-tabs.ts'

/** Whether what is typed is kept. */
export type SaveState =
  | { readonly kind: 'kept' | 'keeping' }
  /** `isNoted` where the browser has at least noted the change, so that it is there at the next visit. */
  | { readonly kind: 'failed'; readonly fault: ShelfFault; readonly isNoted: boolean }

export type EditorState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'nothing'; readonly why: string }
  /** Another tab edits the story; it is shown as that tab has kept it. */
  | { readonly kind: 'elsewhere'; readonly story: Story }
  | {
      readonly kind: 'editing'
      readonly draft: StoryDraft
      readonly keeping: SaveState
      /** Set where changes were found that an earlier visit had not kept. */
      readonly isRecovered: boolean
    }

type Options = {
  readonly id: string
  /** Name of this tab. */
  readonly own: string
  /** Milliseconds without a key after which a change is kept. */
  readonly rest?: number
  readonly now?: () => string
}

/** A schema has no story without a title, and a field has none while another is being typed. */
const titled = (story: Story): Story => (story.title.trim() === '' ? { ...story, title: 'Untitled story' } : story)

/**
 * One story under edit: undo, redo, and every change kept as it is typed. A change is first noted within the keystroke, then kept in the database after a short
 * rest, against the revision that it was made to; what another tab has changed meanwhile is never overwritten.
 */
export class StoryEditor {
  readonly store: StoreApi<EditorState>
  readonly #options: Required<Options>
  #revision: number | null = null
  #hasKept = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #working: Promise<void> = Promise.resolve()
  #isDirty = false
  #isEnded = false
  #release: () => void = () => {}

  constructor({ rest = 250, now = () => new Date().toISOString(), ...options }: Options) {
    this.#options = { rest, now, ...options }
    this.store = createStore<EditorState>(() => ({ kind: 'opening' }))
  }

  /** Opens the story, for reading where another tab edits it; then for editing once that tab is done. */
  open(): void {
    const { id, own } = this.#options
    let isHeld = false
    this.#release = holdStory(id, own, () => {
      isHeld = true
      void this.#begin()
    })
    const look = () => {
      if (!isHeld) void this.look()
    }
    setTimeout(look, 400)
  }

  /** Shows what another tab has kept, where that tab edits the story. */
  async look(): Promise<void> {
    if (this.#isEnded || this.store.getState().kind === 'editing') return
    const found = await this.#read()
    if (found && !this.#isEnded && this.store.getState().kind !== 'editing')
      this.store.setState({ kind: 'elsewhere', story: found.story }, true)
  }

  async #read(): Promise<OwnStory | null> {
    try {
      const found = await readOwnStory(this.#options.id)
      if (!found && !unsavedOf(this.#options.id))
        this.store.setState(
          {
            kind: 'nothing',
            why: 'There is no such story in this browser. It may have been deleted, or made in another one.',
          },
          true,
        )
      return found
    } catch (fault) {
      const unsaved = unsavedOf(this.#options.id)
      if (unsaved) return null
      this.store.setState({ kind: 'nothing', why: shelfFault(fault).message }, true)
      return null
    }
  }

  async #begin(): Promise<void> {
    const found = await this.#read()
    if (this.#isEnded) return
    const unsaved = unsavedOf(this.#options.id)
    this.#revision = found?.revision ?? null
    if (unsaved && (!found || unsaved.base === found.revision)) {
      // What was typed last and not kept: it can be undone to what was.
      const before = storyDraft(found?.story ?? unsaved.story)
      this.#edit(changed(before, unsaved.story), true)
      this.#isDirty = true
      void this.#keep()
      return
    }
    if (!found) return
    this.#edit(storyDraft(found.story), false)
  }

  #edit(draft: StoryDraft, isRecovered: boolean): void {
    this.store.setState({ kind: 'editing', draft, keeping: { kind: 'kept' }, isRecovered }, true)
  }

  /** Makes a change. @param touched names what is typed in, as `changed` has it */
  change(make: (story: Story) => Story, touched: string | null = null): void {
    this.#take((draft) => changed(draft, make(draft.story), touched))
  }

  undo(): void {
    this.#take(undo)
  }

  redo(): void {
    this.#take(redo)
  }

  #take(make: (draft: StoryDraft) => StoryDraft): void {
    const state = this.store.getState()
    if (state.kind !== 'editing') return
    const draft = make(state.draft)
    if (draft.story === state.draft.story) return
    this.#isDirty = true
    const isNoted = noteUnsaved({ story: titled(draft.story), base: this.#revision })
    const keeping: SaveState = state.keeping.kind === 'failed' ? { ...state.keeping, isNoted } : { kind: 'keeping' }
    this.store.setState({ ...state, draft, keeping }, true)
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), this.#options.rest)
  }

  /** Keeps what is not kept yet, at once. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#working = this.#working.then(() => this.#keep())
    return this.#working
  }

  async #keep(): Promise<void> {
    const state = this.store.getState()
    if (state.kind !== 'editing' || !this.#isDirty) return
    const { id, now } = this.#options
    const story = titled(state.draft.story)
    this.#isDirty = false
    try {
      this.#revision = await keepStory(story, { base: this.#revision, at: now(), keepsBefore: !this.#hasKept })
      this.#hasKept = true
      // What was typed meanwhile is noted against the revision that it is now a change to.
      if (this.#isDirty) this.#note()
      else forgetUnsaved(id)
      this.#tell({ kind: this.#isDirty ? 'keeping' : 'kept' })
      tellStoryChanged()
    } catch (fault) {
      this.#isDirty = true
      this.#tell({ kind: 'failed', fault: shelfFault(fault), isNoted: this.#note() })
    }
  }

  #note(): boolean {
    const state = this.store.getState()
    return state.kind === 'editing' && noteUnsaved({ story: titled(state.draft.story), base: this.#revision })
  }

  #tell(keeping: SaveState): void {
    const state = this.store.getState()
    if (state.kind === 'editing') this.store.setState({ ...state, keeping }, true)
  }

  /** Whether something is typed that is not kept. */
  get isDirty(): boolean {
    return this.#isDirty
  }

  /** Keeps what is being edited as another story, where it cannot be kept as this one. @returns its id */
  async fork(id: string): Promise<string> {
    const state = this.store.getState()
    if (state.kind !== 'editing') throw new ShelfFault('failed', 'Nothing is being edited.')
    const title = `${titled(state.draft.story).title} (copy)`.slice(0, 200)
    await keepStory({ ...state.draft.story, id, title }, { base: null, at: this.#options.now(), keepsBefore: false })
    this.#isDirty = false
    forgetUnsaved(this.#options.id)
    tellStoryChanged()
    return id
  }

  /** Deletes the story that is being edited. */
  async remove(): Promise<void> {
    clearTimeout(this.#timer)
    this.#isDirty = false
    await this.#working
    await deleteStory(this.#options.id)
    forgetUnsaved(this.#options.id)
    this.#isDirty = false
    tellStoryChanged()
  }

  /** Ends the editing: keeps what is left, then lets other tabs edit. */
  end(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    void this.flush().finally(() => this.#release())
  }
}
