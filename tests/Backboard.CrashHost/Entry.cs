using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Backboard.Crash.Tests")]

namespace Backboard.CrashHost;

/// <summary>Names this assembly for those who start it.</summary>
internal static class Entry;
