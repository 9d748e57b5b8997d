using System.Security.Cryptography;

namespace Backboard.EndToEnd.Tests.Memory;

/// <summary>Words that occur nowhere else and look like the name of a place.</summary>
internal static class Canaries
{
    private const int Letters = 12;

    public static string New() => $"Q{RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", Letters)}";
}
