package toy.lib;

import toy.vm.Library.Table;

/// The module `io`: the classes of files, and texts and bytes that are read and written as files
/// are.
final class IoModule {
  private IoModule() {}

  static void fill(Table t) {
    FileOpening.fillBuiltins(t);
    t.value("StringIO", LibraryTypes.STRING_IO).value("BytesIO", LibraryTypes.BYTES_IO);
    t.value("TextIOWrapper", LibraryTypes.TEXT_FILE).value("FileIO", LibraryTypes.FILE_IO);
    t.value("BufferedReader", LibraryTypes.BUFFERED_READER);
    t.value("BufferedWriter", LibraryTypes.BUFFERED_WRITER);
    t.value("BufferedRandom", LibraryTypes.BUFFERED_RANDOM);
    t.value("IOBase", LibraryTypes.IO_BASE).value("RawIOBase", LibraryTypes.RAW_IO_BASE);
    t.value("BufferedIOBase", LibraryTypes.BUFFERED_IO_BASE);
    t.value("TextIOBase", LibraryTypes.TEXT_IO_BASE);
    t.value("UnsupportedOperation", LibraryTypes.UNSUPPORTED_OPERATION);
    t.value("DEFAULT_BUFFER_SIZE", (long) ByteFile.BUFFER);
    t.value("SEEK_SET", 0L).value("SEEK_CUR", 1L).value("SEEK_END", 2L);
  }
}
