import { useState } from 'react'
import type { Story } from '#core/story/story.ts'
import { TextField } from '#ui/text-field.tsx'

type Props = {
  readonly story: Story
  readonly change: (make: (story: Story) => Story, touched?: string) => void
}

/** What is said of the story as a whole. */
export function StoryDetails({ story, change }: Props) {
  // As it was when the editor was opened: it does not close while it is typed in.
  const [isNew] = useState(story.author === '')
  const put = (edit: Partial<Pick<Story, 'title' | 'subtitle' | 'author' | 'minutes'>>, of: string) =>
    change((now) => ({ ...now, ...edit }), of)
  return (
    <details className="edit-details" open={isNew}>
      <summary>Title, author and time</summary>
      <div className="edit-details-fields">
        <TextField
          label="Title"
          value={story.title}
          onChange={(title) => put({ title: title.slice(0, 200) }, 'title')}
        />
        <TextField
          label="Subtitle"
          value={story.subtitle}
          onChange={(subtitle) => put({ subtitle: subtitle.slice(0, 300) }, 'subtitle')}
        />
        <TextField
          label="Author"
          value={story.author}
          onChange={(author) => put({ author: author.slice(0, 200) }, 'author')}
        />
        <TextField
          label="Minutes planned"
          value={story.minutes === null ? '' : String(story.minutes)}
          numeric
          onChange={(text) => {
            const minutes = text.trim() === '' ? null : Number(text)
            if (minutes === null || (Number.isInteger(minutes) && minutes >= 1 && minutes <= 600))
              put({ minutes }, 'minutes')
          }}
        />
      </div>
    </details>
  )
}
