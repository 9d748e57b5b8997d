using System.Net;

namespace Backboard.Cluster.Tests;

/// <summary>
/// A network of its own for each node: one link to this process and what it offers, and one to the other nodes, both of which can be cut. It
/// is made of namespaces that live as long as the processes that hold them, so that nothing is left of it, however this process ends.
/// </summary>
internal sealed class NodeNetwork : IAsyncDisposable
{
    // 198.18.0.0/15 is for tests of networks (RFC 2544); 16 addresses for each of two links.
    private const int Blocks = (2 << 16) / 32;
    private const int PrefixLength = 28;

    // A locally administered address that no link has.
    private const string Nobody = "02:00:00:00:00:01";

    private readonly int _block = Random.Shared.Next(Blocks);
    private readonly List<ProcessHost> _nodes = [];
    private ProcessHost _hub = null!;

    private NodeNetwork()
    {
    }

    /// <summary>Why there can be none here; null where there can.</summary>
    public static string? Missing =>
        !OperatingSystem.IsLinux() ? "network namespaces are Linux' own"
        : !Environment.IsPrivilegedProcess ? "network namespaces need root"
        : Array.Find(["/usr/sbin/ip", "/sbin/ip", "/usr/bin/ip"], File.Exists) is null ? "the 'ip' of package iproute2 is missing"
        : null;

    /// <summary>This process, as nodes reach it.</summary>
    public IPAddress Host => Address(1);

    public static async Task<NodeNetwork> CreateAsync(int nodes)
    {
        var network = new NodeNetwork();
        try
        {
            network._hub = await HoldAsync();
            await network.LinkHostAsync();
            for (var index = 0; index < nodes; index++) await network.AddNodeAsync(index);
            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where this process and clients reach the node.</summary>
    public IPAddress Front(int node) => Address(node + 2);

    /// <summary>Where the other nodes reach it.</summary>
    public IPAddress Back(int node) => Address(node + 18);

    /// <summary>What a command is put after to run where the node is.</summary>
    public IReadOnlyList<string> Within(int node) => Within(_nodes[node]);

    /// <summary>Nothing passes between this node and the others; the database and clients reach it.</summary>
    public Task CutFromNodesAsync(int node) => InHubAsync($"ip link set back{node} nomaster");

    /// <summary>Nothing passes between this node and anybody.</summary>
    public Task CutAsync(int node) => InHubAsync($"ip link set back{node} nomaster; ip link set front{node} nomaster");

    /// <summary>What the one sends to the others is lost on its way, while it goes on hearing them; the database and clients reach it.</summary>
    public Task MuteAsync(int node, params int[] others) => RunAsync(
        Within(node), string.Join(" && ", others.Select(other => $"ip neigh replace {Back(other)} lladdr {Nobody} dev back nud permanent")));

    public Task UnmuteAsync(int node, params int[] others) => RunAsync(
        Within(node), string.Join(" && ", others.Select(other => $"ip neigh del {Back(other)} dev back")));

    public Task HealAsync(int node) => InHubAsync($"ip link set back{node} master back; ip link set front{node} master front");

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        if (_hub is not null) await _hub.DisposeAsync();
    }

    private static async Task<ProcessHost> HoldAsync()
    {
        var holder = ProcessHost.Start("unshare", ["--net", "sh", "-c", "ip link set lo up && echo held && exec sleep infinity"]);
        await holder.WaitForLineAsync("^held$");
        return holder;
    }

    private async Task LinkHostAsync()
    {
        var name = $"bb{_hub.Id}";
        await InHubAsync("ip link add front type bridge && ip link set front up && ip link add back type bridge && ip link set back up");
        await RunAsync([], $"ip link add {name} type veth peer name host netns {_hub.Id} && ip addr add {Host}/{PrefixLength} dev {name} && ip link set {name} up");
        await InHubAsync("ip link set host master front && ip link set host up");
    }

    private async Task AddNodeAsync(int index)
    {
        var node = await HoldAsync();
        _nodes.Add(node);
        foreach (var (link, address) in ((string, IPAddress)[])[("front", Front(index)), ("back", Back(index))])
        {
            await InHubAsync($"ip link add {link}{index} type veth peer name {link} netns {node.Id} && ip link set {link}{index} master {link} && ip link set {link}{index} up");
            await RunAsync(Within(node), $"ip addr add {address}/{PrefixLength} dev {link} && ip link set {link} up");
        }
    }

    private static IReadOnlyList<string> Within(ProcessHost holder) => ["nsenter", $"--net=/proc/{holder.Id}/ns/net", "--"];

    private Task InHubAsync(string script) => RunAsync(Within(_hub), script);

    private static Task RunAsync(IReadOnlyList<string> within, string script)
    {
        string[] command = [.. within, "sh", "-ec", script];
        return SystemPrograms.RunAsync(command[0], command[1..]);
    }

    private IPAddress Address(int offset)
    {
        var host = (_block * 32) + offset;
        return new IPAddress((byte[])[198, (byte)(18 + (host >> 16)), (byte)(host >> 8), (byte)host]);
    }
}
