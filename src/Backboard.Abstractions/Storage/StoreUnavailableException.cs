namespace Backboard.Abstractions;

/// <summary>The database does not answer a read, or a write that was certainly not sent. Edges turn it into a 503.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A stored row cannot be read back. Edges turn it into a 500 with a code; the row stays for repair.</summary>
public sealed class CorruptRowException(string message, Exception? inner = null) : Exception(message, inner);
