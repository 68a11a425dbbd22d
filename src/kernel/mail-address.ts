const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const label = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/

/**
 * One plain address as people write it: no name beside it, no quotes, no comma, no line end, Latin
 * letters only. Whatever passes stands alone in the header of a mail.
 */
export const isMailAddress = (text: string): boolean => {
  const at = text.lastIndexOf('@')
  const [name, host] = [text.slice(0, at), text.slice(at + 1)]
  const labels = host.split('.')
  return (
    at > 0 &&
    text.length <= 254 &&
    name.length <= 64 &&
    local.test(name) &&
    labels.length > 1 &&
    labels.every((one) => label.test(one)) &&
    /^(?:[A-Za-z]{2,}|xn--[A-Za-z0-9-]+)$/i.test(labels.at(-1) ?? '')
  )
}

/** What a form says of an address that is none. */
export const mailAddressFault =
  '电子邮箱的格式不对，只填一个邮箱，例如 name@example.cn；没有可以不填'
