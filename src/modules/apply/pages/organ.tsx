import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Refusal } from '../../../kernel/result.ts'
import { Button } from '../../../ui/button.tsx'
import { errorOf } from '../../../ui/error-summary.tsx'
import { FieldGroup } from '../../../ui/field.tsx'
import { Form, SubmitBar } from '../../../ui/form.tsx'
import { Remark } from '../../../ui/notice.tsx'
import { pages } from '../draft.ts'
import type { OfferedOrgan } from '../organs-offered.ts'
import { ReturnTo, StepPage, type StepProps } from './frame.tsx'

type Props = StepProps & {
  organs: readonly OfferedOrgan[]
  /** What was searched for. */
  q: string
  chosen: string | undefined
  toCheck: boolean
}

const groups: readonly (readonly [title: string, kinds: readonly string[]])[] = [
  ['县人民政府及其办公室', ['countyGovernment', 'countyOffice']],
  ['县直部门', ['countyDepartment', 'justiceDepartment', 'vertical', 'dispatched', 'authorised']],
  ['乡镇、街道', ['township', 'subdistrict']],
]

/** What must be told apart, in the public's words. */
const explained: Readonly<Record<string, string>> = {
  countyGovernment: '以县人民政府名义制作、印发的文件和作出的决定，向县人民政府申请',
  countyOffice: '办公室自己制作、印发的文件，向办公室申请；它与县人民政府是两个机关',
}

/** 第一步 选择机关: who made or holds it answers (条例第十条). */
export const OrganChoicePage = (props: Props): JSX.Element => {
  const { organs, q, refusal, toCheck } = props
  return (
    <StepPage {...props} title="向哪个机关申请" step={0} back={toCheck ? pages.check : pages.start}>
      <p>
        信息由制作它的机关公开；从公民和单位获取的，由保存它的机关公开（条例第十条）。选错了也不要紧，收到的机关会告诉您该找谁（条例第三十六条第五项）。
      </p>
      <search>
        <form class="finder" method="get" action={pages.organ} aria-label="查找机关">
          {toCheck && <input type="hidden" name="to" value="check" />}
          <label for="finder-q">要的信息是关于什么的？</label>
          <div class="finder-line">
            <input id="finder-q" type="search" name="q" value={q} maxlength={40} />
            <Button>查找</Button>
          </div>
          <p class="hint">例如：征地、低保、招生、工伤；也可以输入机关的名称</p>
        </form>
      </search>
      {q !== '' && <Found count={organs.length} q={q} toCheck={toCheck} />}
      {organs.length > 0 && (
        <Form action={pages.organ} label="选择机关">
          <ReturnTo check={toCheck} />
          <FieldGroup
            field={{
              name: 'organ',
              label: '机关',
              required: true,
              error: errorOf(refusal, 'organ'),
            }}
          >
            {groups.map(([title, kinds]) => (
              <Group
                title={title}
                organs={organs.filter(({ kind }) => kinds.includes(kind))}
                chosen={organs.length === 1 ? organs[0]?.id : props.chosen}
              />
            ))}
          </FieldGroup>
          <SubmitBar label="下一步" />
        </Form>
      )}
    </StepPage>
  )
}

const Found = ({ count, q, toCheck }: { count: number; q: string; toCheck: boolean }) => {
  const all = `${pages.organ}${toCheck ? '?to=check' : ''}`
  return count > 0 ? (
    <p>
      <output>
        与“{q}”有关的机关有 {count} 个。
      </output>
      <a href={all}>显示全部机关</a>
    </p>
  ) : (
    <Remark title={`没有找到与“${q}”对应的机关`} tone="soon">
      <p>
        换一个说法试试，或者<a href={all}>从全部机关中选择</a>
        。不确定的，可以向县人民政府办公室申请，或者打电话问一问。
      </p>
    </Remark>
  )
}

const Group = (props: {
  title: string
  organs: readonly OfferedOrgan[]
  chosen: string | undefined
}): JSX.Element | null =>
  props.organs.length === 0 ? null : (
    <section class="choice-group" aria-label={props.title}>
      <h2>{props.title}</h2>
      {props.organs.map((organ) => (
        <Choice organ={organ} checked={organ.id === props.chosen} />
      ))}
    </section>
  )

const Choice = ({ organ, checked }: { organ: OfferedOrgan; checked: boolean }): JSX.Element => {
  const id = `organ-${organ.id}`
  const duties = organ.duties.slice(0, 8).join('、')
  return (
    <div class="choice">
      <input
        id={id}
        name="organ"
        type="radio"
        value={organ.id}
        checked={checked}
        aria-describedby={`${id}-hint`}
      />
      <div>
        <label for={id}>{organ.name}</label>
        <p class="hint" id={`${id}-hint`}>
          {explained[organ.kind] !== undefined && <>{explained[organ.kind]}。</>}
          {organ.found.length > 0 && <strong>有关：{organ.found.join('、')}。</strong>}
          {duties !== '' && (
            <>
              管：{duties}
              {organ.duties.length > 8 && '等'}
            </>
          )}
        </p>
      </div>
    </div>
  )
}

/** What refuses a choice that is none. */
export const noOrgan: Refusal = {
  code: 'form.invalid',
  message: '请选择一个机关',
  fields: { organ: '请选择一个机关；不确定的，可以在上面查找' },
}
