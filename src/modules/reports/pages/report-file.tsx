import { raw } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ReportPaper } from '../paper.ts'
import { ReportBody } from './report-body.tsx'

const style = `
body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:16px/1.8 "Noto Serif SC",SimSun,serif}
h1{font-size:1.5rem;text-align:center}h2{font-size:1.1rem;margin:1.5rem 0 .5rem}
p{margin:.3rem 0}.prose p{text-indent:2em}.signed{text-align:right}.signed span,.signed time{display:block}
.mark{text-align:center;font-weight:bold}.official{overflow-x:auto}.official caption{display:none}
table{width:100%;border-collapse:collapse;font-size:.85rem;line-height:1.4}
th,td{border:1px solid #333;padding:.3rem;text-align:center;font-weight:normal}th[scope="row"]{text-align:left}`

/** A report as a web page that stands alone, to be kept as a file. @param mark 演示 … at its head */
export const ReportFile = ({
  paper,
  mark,
}: {
  paper: ReportPaper
  mark?: string | undefined
}): JSX.Element => (
  <>
    {raw('<!doctype html>')}
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{paper.title}</title>
        <style>{raw(style)}</style>
      </head>
      <body>
        {mark !== undefined && <p class="mark">{mark}</p>}
        <h1>{paper.title}</h1>
        <ReportBody paper={paper} />
      </body>
    </html>
  </>
)
