using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Backboard.Crash.Tests")]
[assembly: InternalsVisibleTo("Backboard.Harness")]

namespace Backboard.CrashHost;

/// <summary>Names this assembly for those who start it.</summary>
internal static class Entry;
