// How many connections to the databases of a device were opened and closed since.
export function connectionsTo(indexedDB: IDBFactory): { opened: number; closed: number } {
  const counted = { opened: 0, closed: 0 }
  const open = indexedDB.open.bind(indexedDB)
  indexedDB.open = (...given) => {
    const request = open(...given)
    request.addEventListener('success', () => {
      counted.opened++
      const connection = request.result
      const close = connection.close.bind(connection)
      connection.close = () => {
        counted.closed++
        close()
      }
    })
    return request
  }
  return counted
}
