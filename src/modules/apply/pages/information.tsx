import type { JSX } from 'hono/jsx/jsx-runtime'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Form, RadioGroup, SubmitBar, TextArea, TextField } from '../../../ui/form.tsx'
import { carrierNames, obtainNames } from '../../requests.ts'
import { pages } from '../draft.ts'
import { fieldsFrom, optionsOf, ReturnTo, StepPage, type StepProps } from './frame.tsx'

/** Something published that may be what is asked for. */
export type Match = {
  title: string
  organName: string
  href: string
  /** 文号、成文日期、有效性. */
  notes: readonly string[]
}

type Props = StepProps & {
  typed: Readonly<Record<string, string>>
  toCheck: boolean
}

/** 第三步: what is asked for (条例第二十九条第二款第二项). No purpose is asked. */
export const InformationPage = (
  props: Props & { looked: boolean; matches: readonly Match[]; onward: string | undefined },
): JSX.Element => {
  const { typed, refusal, toCheck, looked, matches, onward } = props
  const field = fieldsFrom(typed, refusal)
  return (
    <StepPage {...props} title="需要什么信息" step={2} back={toCheck ? pages.check : pages.proof}>
      {looked && <Matches matches={matches} onward={onward} />}
      <Form action={pages.information} label="所需信息">
        <ReturnTo check={toCheck} />
        <TextField
          {...field('title')}
          label="信息的名称"
          required
          hint="例如：某村2024年土地征收补偿安置方案。不知道准确名称的，写大概是什么信息"
        />
        <TextField
          {...field('number')}
          label="文号（知道的话）"
          width="medium"
          hint="例如：宝政〔2024〕12号"
        />
        <TextArea
          {...field('features')}
          label="其他特征"
          rows={6}
          hint="时间、地点、事项、涉及的单位等，越具体越好找。填了文号的可以不填。不需要说明用途"
        />
        <SubmitBar label="下一步">
          <Button name="_act" value="look">
            查一查是否已经公开
          </Button>
          <Button name="_act" value="later" look="quiet">
            保存，以后再填
          </Button>
        </SubmitBar>
      </Form>
    </StepPage>
  )
}

const Matches = ({
  matches,
  onward,
}: {
  matches: readonly Match[]
  onward: string | undefined
}): JSX.Element =>
  matches.length === 0 ? (
    <output class="notice tone-quiet">没有查到已经公开的类似信息，请继续填写。</output>
  ) : (
    <section class="matches" aria-labelledby="matches-title" tabindex={-1}>
      <h2 id="matches-title">这些信息已经公开，是您要的吗？</h2>
      <ul class="items">
        {matches.map(({ title, organName, href, notes }) => (
          <li>
            <a href={href}>{title}</a>
            <p class="notes">
              {[organName, ...notes].map((note) => (
                <span>{note}</span>
              ))}
            </p>
          </li>
        ))}
      </ul>
      {onward !== undefined && (
        <p class="submit-bar">
          <ButtonLink href={onward} look="primary">
            都不是，继续申请
          </ButtonLink>
        </p>
      )}
      <p class="hint">是的话，直接查看就可以，不用申请；填写的内容会保留。</p>
    </section>
  )

/** 第四步: 获取方式和载体形式 (条例第二十九条第二款第三项). */
export const ObtainPage = (props: Props): JSX.Element => {
  const { typed, refusal, toCheck } = props
  const field = fieldsFrom(typed, refusal)
  const mail = typed['email'] ? `发到 ${typed['email']}` : '您没有填写电子邮箱，选这一项要先补填'
  return (
    <StepPage
      {...props}
      title="怎样拿到信息"
      step={3}
      back={toCheck ? pages.check : pages.information}
    >
      <p>
        机关按您要求的形式提供；会损坏原件或者成本太高的，可以换一种形式，或者请您查阅、抄录（条例第四十条）。
      </p>
      <Form action={pages.obtain} label="获取方式">
        <ReturnTo check={toCheck} />
        <RadioGroup
          {...field('obtainBy')}
          label="获取途径"
          required
          options={optionsOf(obtainNames, {
            online: '凭编号和查询码在本网站下载',
            post: '寄到您填写的通信地址，不收邮费',
            email: mail,
            counter: '到工作机构领取，请带身份证明',
            inspect: '到机关查看、抄录原件',
          })}
        />
        <RadioGroup
          {...field('carrier')}
          label="载体形式"
          required
          hint="电子邮件、网上获取的只能是电子形式，可以不选"
          options={optionsOf(carrierNames)}
        />
        <SubmitBar label="下一步" />
      </Form>
    </StepPage>
  )
}
