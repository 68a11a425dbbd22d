/** What belongs to the legal paragraphs of a letter: law, decision, terms and remedies. */
const legal =
  /复议|诉讼|起诉|法院|法定|法律|法规|规章|《|》|条例|第[一二三四五六七八九十百\d]+[条款项]|公开决定|予公开|予以公开|不予|视为|期限|期满|逾期|工作日|不存在|决定/

/** The first legal word of a text; undefined where a text says nothing of the law. */
export const legalWordIn = (text: string): string | undefined => legal.exec(text)?.[0]
