namespace Backboard.Memory.Parsing;

/// <summary>A file cannot be read; the message is the reason for people, without paths and internals. It ends in the process that reads.</summary>
internal sealed class UnreadableException(string reason) : Exception(reason);
