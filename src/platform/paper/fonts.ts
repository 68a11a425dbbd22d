import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { packageRoot } from '../root.ts'
import { facesIn, type Face } from './font-names.ts'

/** The five type faces of GB/T 9704-2012 and, in order of preference, the fonts that can stand for each. */
const roles = {
  title: {
    name: '小标宋（标志、标题）',
    wanted: [/小标宋/, /XiaoBiaoSong|FZXBS/i],
    spare: 'Noto Serif SC',
  },
  body: {
    name: '仿宋（正文）',
    wanted: [/仿宋_GB2312|FangSong_GB2312/i, /仿宋|^FangSong|^STFangsong/i, /FandolFang/],
    spare: 'Noto Serif SC',
  },
  kai: {
    name: '楷体（二级标题）',
    wanted: [/楷体_GB2312|KaiTi_GB2312/i, /楷体|^KaiTi|^STKaiti/i, /FandolKai/],
    spare: 'Noto Serif SC',
  },
  hei: { name: '黑体（一级标题）', wanted: [/黑体|^SimHei/i, /FandolHei/], spare: 'Noto Sans SC' },
  song: { name: '宋体（页码）', wanted: [/^宋体|^SimSun$/i], spare: 'Noto Serif SC' },
} as const

export type FontRole = keyof typeof roles

const npmFolders = [
  'noto-serif-sc/400Regular',
  'noto-serif-sc/700Bold',
  'noto-sans-sc/400Regular',
  'noto-sans-sc/700Bold',
]

/** The Noto fonts npm installed: four folders with one file each; other weights are never read. */
export const notoFolders = (): string[] =>
  npmFolders.map((folder) =>
    join(
      fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-serif-sc/package.json')),
      '../..',
      folder,
    ),
  )

/** Where the office puts fonts it has licensed: DATA_DIR/fonts first, then fonts/ of the checkout. */
export const officeFolders = (dataFolder = process.env['DATA_DIR']): string[] =>
  [...(dataFolder ? [join(dataFolder, 'fonts')] : []), join(packageRoot, 'fonts')].filter(
    (folder) => existsSync(folder),
  )

/** A font in a role, for the system page: its file, and whether it is only the stand-in. */
export type FontInUse = {
  role: FontRole
  name: string
  family: string
  file: string
  standIn: boolean
}

/** Which file serves which role of a letter. @throws where a font folder cannot be read */
export const fontsInUse = (folders: readonly string[] = officeFolders()): FontInUse[] => {
  const faces = folders.flatMap(facesUnder)
  return (Object.keys(roles) as FontRole[]).map((role) => {
    const { name, wanted, spare } = roles[role]
    const found = firstOf(wanted, faces)
    return found
      ? {
          role,
          name,
          family: found.family,
          file: found.file,
          standIn: found.family.startsWith('Fandol'),
        }
      : { role, name, family: spare, file: spareFile(spare, role), standIn: true }
  })
}

const facesUnder = (folder: string): Face[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ttf|otf|ttc|otc)$/i.test(name))
    .sort()
    .flatMap((name) => facesIn(join(folder, name)))

const firstOf = (wanted: readonly RegExp[], faces: readonly Face[]): Face | undefined => {
  for (const pattern of wanted) {
    const found = faces.find(({ names }) => names.some((name) => pattern.test(name)))
    if (found) return found
  }
  return undefined
}

const spareFile = (family: string, role: FontRole): string => {
  const folder = family === 'Noto Sans SC' ? 'noto-sans-sc' : 'noto-serif-sc'
  const weight = role === 'title' || role === 'hei' ? '700Bold' : '400Regular'
  return `@expo-google-fonts/${folder}/${weight}`
}

/** A family, or a family for a part of the characters only. */
export type TypstFont = string | { name: string; covers: typeof latin }

/** Latin letters, figures and signs, as Typst's regular expressions write them. */
const latin = '[!-~]'

/** Families per role as the template wants them, each ending in Noto, which has most of the rare names. */
export const typstFonts = (
  inUse: readonly FontInUse[],
): Record<FontRole, TypstFont[]> & { 'kai-weight': string } => {
  const chain = (role: FontRole): TypstFont[] => {
    const family = inUse.find((font) => font.role === role)?.family ?? roles[role].spare
    const { spare } = roles[role]
    if (family === spare) return [...new Set([spare, 'Noto Serif SC'])]
    // Fandol's own figures look geometric beside its characters
    const figures: TypstFont[] = family.startsWith('Fandol')
      ? [{ name: 'Noto Serif SC', covers: latin }]
      : []
    return [...new Set([...figures, family, spare, 'Noto Serif SC'])]
  }
  return {
    title: chain('title'),
    body: chain('body'),
    kai: chain('kai'),
    hei: chain('hei'),
    song: chain('song'),
    // Without a 楷体 the second level would look like the body
    'kai-weight': chain('kai')[0] === roles.kai.spare ? 'bold' : 'regular',
  }
}
