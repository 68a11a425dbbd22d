/** A page that waits for a job looks again by itself. */
const seconds = Number(document.body.dataset['refresh'])

if (seconds > 0)
  setTimeout(() => {
    location.replace(location.href)
  }, seconds * 1000)
