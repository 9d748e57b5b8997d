using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Backboard.Cluster.Tests;

/// <summary>Silos that speak to each other, and to front ends, only over mutual TLS.</summary>
public sealed class TlsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Processes_of_one_authority_are_a_cluster_and_strangers_are_not_heard()
    {
        using var folder = new TempFolder("backboard-tls");
        using var authority = new Authority();
        var port = FreePort.Next();
        await using var model = await FakeModelServer.StartAsync();
        var database = await (await PostgresServer.Shared).CreateDatabaseAsync();
        await using var first = await Server.StartAsync(Setup("first", ("Silo__Port", $"{port}")));
        await using var second = await Server.StartAsync(Setup("second"));
        await using var front = await Server.StartAsync(Setup("front", ("Role", "Api")));
        var thread = await new Api(first).CreateThreadAsync();
        foreach (var server in (Server[])[first, second, front])
        {
            var api = new Api(server);
            await Eventually.True(async () => (await api.GetAsync("/health/ready")).Status == System.Net.HttpStatusCode.OK, Patience);
            (await api.SendAsync(thread, new { content = "hello" })).Ok();
        }

        using var stranger = new Authority();
        Assert.True(await IsHeardAsync(port, authority.NewCertificate()));
        Assert.False(await IsHeardAsync(port, stranger.NewCertificate()));
        Assert.False(await IsHeardAsync(port, null));

        ServerSetup Setup(string name, params (string Name, string Value)[] settings)
        {
            var all = authority.Settings(Directory.CreateDirectory(folder.File(name)).FullName);
            all["Silo__Clustering"] = "AdoNet";
            foreach (var (setting, value) in settings) all[setting] = value;
            return new ServerSetup { Model = model, Postgres = database, Node = name, Settings = all };
        }
    }

    [Theory]
    [InlineData("Silo__Tls__KeyFile", null, "Silo__Tls__CertificateFile or Silo__Tls__KeyFile: ")]
    [InlineData("Silo__Tls__CertificateFile", null, "Silo__Tls needs all of")]
    [InlineData("Silo__Tls__AuthorityFile", "/none.pem", "Silo__Tls__AuthorityFile: ")]
    public async Task A_file_that_is_missing_stops_the_start(string setting, string? file, string reason)
    {
        using var folder = new TempFolder("backboard-tls");
        using var authority = new Authority();
        var settings = authority.Settings(folder.Path);
        settings["Silo__Clustering"] = "AdoNet";
        settings[setting] = file;
        var setup = new ServerSetup { Postgres = await (await PostgresServer.Shared).CreateDatabaseAsync(), Settings = settings };

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Server.StartAsync(setup));
        Assert.Contains($"Backboard cannot start: {reason}", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>A silo greets whoever it lets in.</summary>
    private static async Task<bool> IsHeardAsync(int port, X509Certificate2? certificate)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port, limit.Token);
        await using var stream = new SslStream(client.GetStream());
        try
        {
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = "silo",
                    ClientCertificates = certificate is null ? [] : [certificate],
                    RemoteCertificateValidationCallback = static (_, silo, _, _) => silo?.Issuer == Authority.Name,
                },
                limit.Token);
            return await stream.ReadAsync(new byte[1], limit.Token) > 0;
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            return false;
        }
    }
}
