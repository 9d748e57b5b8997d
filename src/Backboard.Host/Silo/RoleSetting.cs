namespace Backboard.Host;

internal static class RoleSetting
{
    /// <summary>Setting <c>Role</c>.</summary>
    /// <exception cref="InvalidOperationException">It names no role.</exception>
    public static ServerRole GetRole(this IConfiguration configuration) =>
        configuration["Role"] is not { Length: > 0 } text ? ServerRole.All
        : Enum.TryParse<ServerRole>(text, ignoreCase: true, out var role) && Enum.IsDefined(role) ? role
        : throw new InvalidOperationException($"Role must be All, Silo or Api, not '{text}'.");
}
