import type { Role } from '../modules/organs.ts'

/** An invented officer and the account that a visitor of the demonstration signs in with. */
export type DemonstrationPerson = {
  id: string
  signInName: string
  name: string
  organId: string
  roles: readonly Role[]
  /** Printed at the start, so that a visitor knows what to try. */
  shown?: string
}

const person = (
  signInName: string,
  name: string,
  organId: string,
  { roles, shown }: { roles: readonly Role[]; shown?: string },
): DemonstrationPerson => ({
  id: `p-${signInName}`,
  signInName,
  name,
  organId,
  roles,
  ...(shown !== undefined && { shown }),
})

/** Departments with their own clerk and leader; `three` adds a reviewer. */
const department = (organId: string, names: readonly string[]): DemonstrationPerson[] => {
  const [clerk = '', leader = '', reviewer] = names
  return [
    person(`${organId}1`, clerk, organId, { roles: ['handler', 'assistant'] }),
    person(`${organId}9`, leader, organId, { roles: ['leader', 'officeHead'] }),
    ...(reviewer === undefined
      ? []
      : [person(`${organId}5`, reviewer, organId, { roles: ['reviewer'] })]),
  ]
}

/** All names are invented. */
export const people: readonly DemonstrationPerson[] = [
  person('zfb1', '陈立言', 'zfb', {
    roles: ['handler', 'assistant'],
    shown: '县政府办公室 经办人',
  }),
  person('zfb2', '苏晓禾', 'zfb', {
    roles: ['handler', 'reviewer'],
    shown: '县政府办公室 经办人、审核人',
  }),
  person('zfb3', '宋知微', 'zfb', {
    roles: ['handler'],
    shown: '县政府办公室 经办人，正在调离，工作已经移交',
  }),
  person('zfb9', '韩知远', 'zfb', {
    roles: ['leader', 'officeHead'],
    shown: '县政府办公室 签发人、公开机构负责人',
  }),
  person('zfb8', '谢安民', 'zfb', {
    roles: ['reviewer'],
    shown: '县政府办公室 审核人，本周代韩知远签发（AB角，在“我的登录”中切换）',
  }),
  person('xzf1', '陆明舟', 'xzf', { roles: ['handler'], shown: '县人民政府 经办人' }),
  person('xzf9', '程致和', 'xzf', { roles: ['leader', 'officeHead'], shown: '县人民政府 签发人' }),
  person('jiandu', '方砚秋', 'zfb', {
    roles: ['supervisor'],
    shown: '政府信息公开工作主管部门 监督人员',
  }),
  person('admin', '石磊之', 'zfb', { roles: ['administrator'], shown: '系统管理员' }),
  person('audit', '温如诚', 'zfb', { roles: ['auditor'], shown: '安全审计员' }),
  ...department('gaj', ['高行简', '罗定邦', '沈听澜']),
  ...department('zrzyj', ['田守拙', '秦川柏', '何问渠']),
  ...department('nyncj', ['麦青禾', '丰岁安']),
  ...department('jytyj', ['文若溪', '章育新']),
  ...department('wjw', ['白芷宁', '康济民']),
  ...department('czj', ['钱砚谷', '金素平']),
  ...department('rsj', ['郝业成', '任重山']),
  ...department('zjj', ['梁栋材', '柯广生']),
  ...department('scjgj', ['冯一平', '常公谨']),
  ...department('mzj', ['温序之', '安抚远']),
  ...department('sfj', ['吕明之', '范向阳']),
  ...department('z1', ['崔小满', '关月明']),
  ...department('z2', ['杨柳依', '庄家宝']),
  ...department('z3', ['周全礼', '庄自立']),
  ...department('z4', ['牛春红', '段长青']),
  ...department('z5', ['石敢为', '乔上云']),
  person('z6', '商一叶', 'z6', {
    roles: ['handler', 'assistant'],
    shown: '商酒务镇 经办人（一人机构，委托县政府办审核）',
  }),
]

/** The one password of every demonstration account; it is printed at the start. */
export const demonstrationPassword = 'yanshi-2026'
