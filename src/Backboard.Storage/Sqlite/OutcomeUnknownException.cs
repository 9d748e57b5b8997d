namespace Backboard.Storage.Sqlite;

/// <summary>A commit failed in a way that may have left it on the disk.</summary>
internal sealed class OutcomeUnknownException(Exception inner) : Exception("The commit's outcome is unknown.", inner);
